# row: 12
# title: A forged reply while loading
# class: T
# walls: none
# expect: broken missing

import os

os.write(3, b"\x20\0\0\0" + b"\0" * 8 + b"D" + b"N" * 23)
