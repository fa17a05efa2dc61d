"""自己写的小工具，几次作业都用。"""
import numpy as np


def 激活(x):
    return 1 / (1 + np.exp(-np.asarray(x, float)))


def 激活的导数(x):
    return 激活(x) * (1 - 激活(x))
