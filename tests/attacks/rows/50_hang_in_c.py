# row: 50
# title: A hang inside C code
# class: D
# expect: broken timeout

import re


def relu(x):
    re.match(r"(a+)+$", "a" * 64 + "b")
