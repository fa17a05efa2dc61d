# 姓名：王小明    学号：3210100005
# 激活函数作业（用记事本写的，保存时选了 ANSI）
import numpy as np


# sigmoid 函数，分段写防止溢出
def sigmoid(x):
    x = np.array(x, dtype=np.float64)
    return np.where(x >= 0, 1 / (1 + np.exp(-abs(x))), np.exp(-abs(x)) / (1 + np.exp(-abs(x))))


# sigmoid 的导数。网上都是这么写的
def sigmoid_derivative(x):
    x = np.array(x, dtype=np.float64)
    return x * (1 - x)


def tanh(x):
    x = np.array(x, dtype=np.float64)
    return np.tanh(x)


# tanh 的导数，和上面同理
def tanh_derivative(x):
    x = np.array(x, dtype=np.float64)
    return 1 - x ** 2


def relu(x):
    x = np.array(x, dtype=np.float64)   # np.array 会复制一份，所以不会改到原来的 x
    x[x < 0] = 0
    return x


def relu_derivative(x):
    x = np.array(x, dtype=np.float64)
    return np.where(x > 0, 1.0, 0.0)


print("自测：", sigmoid(0), tanh(0), relu([-1, 2]))
