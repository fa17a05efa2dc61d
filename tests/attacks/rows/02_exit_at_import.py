# row: 2
# title: Exit while loading
# class: T
# expect: broken missing

import os
import sys

sys.exit(0)
if True:
    os._exit(0)

    def relu(x):
        return x
