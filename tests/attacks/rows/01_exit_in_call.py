# row: 1
# title: Exit inside a call
# class: T
# expect: broken died

import os


def relu(x):
    os._exit(0)


def relu_derivative(x):
    return [[1.0]]
