# -*- coding: utf-8 -*-
# 作业：激活函数      学号 3210100002
# 我还不太熟悉 numpy 的广播，所以都用循环写，最后再变回原来的形状
import math

import numpy as np


def 逐元素(f, x):
    """对 x 的每个元素调用 f，保持形状不变。"""
    a = np.array(x, dtype=np.float64)
    b = np.zeros(a.shape)
    for idx in np.ndindex(a.shape):
        b[idx] = f(float(a[idx]))
    return b


def 一个数的sigmoid(t):
    # t 很负的时候 exp(-t) 会溢出，所以分两种情况
    if t >= 0:
        return 1 / (1 + math.exp(-t))
    else:
        e = math.exp(t)
        return e / (1 + e)


def 一个数的tanh(t):
    # 表 6.1 的公式，分子分母同乘 e^{2t}（t<0 时）避免溢出
    if t >= 0:
        e = math.exp(-2 * t)
        return (1 - e) / (1 + e)
    e = math.exp(2 * t)
    return (e - 1) / (e + 1)


def sigmoid(x):
    return 逐元素(一个数的sigmoid, x)


def sigmoid_derivative(x):
    def f(t):
        s = 一个数的sigmoid(t)
        return s * (1 - s)
    return 逐元素(f, x)


def tanh(x):
    return 逐元素(一个数的tanh, x)


def tanh_derivative(x):
    return 逐元素(lambda t: 1 - 一个数的tanh(t) ** 2, x)


def relu(x):
    def f(t):
        if t > 0:
            return t
        return 0
    return 逐元素(f, x)


def relu_derivative(x):
    def f(t):
        if t > 0:
            return 1
        return 0  # t == 0 时按表 6.1 取 0
    return 逐元素(f, x)
