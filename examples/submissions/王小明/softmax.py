# 姓名：王小明    学号：3210100005
import numpy as np


def softmax(z):
    z = np.array(z, dtype=np.float64)
    z = z - np.max(z, axis=-1, keepdims=True)   # 减去最大值，防止溢出
    e = np.exp(z)
    return e / np.sum(e, axis=-1, keepdims=True)


def mse_loss(y_hat, y):
    y_hat = np.array(y_hat, dtype=np.float64)
    y = np.array(y, dtype=np.float64)
    return np.mean((y - y_hat) ** 2)


def cross_entropy(p, q):
    p = np.array(p, dtype=np.float64)
    q = np.array(q, dtype=np.float64)
    q = np.where(p > 0, q, 1)   # p=0 的项不算
    return -np.sum(p * np.log(q), axis=-1)


def softmax_jacobian(z):
    # 导数 = y_hat * (1 - y_hat)，和 sigmoid 的导数一样，排成对角阵
    y_hat = softmax(z)
    return np.diag(y_hat * (1 - y_hat))


def softmax_cross_entropy(z, y):
    # 先 softmax 再交叉熵
    return cross_entropy(y, softmax(z))


def softmax_cross_entropy_gradient(z, y):
    return softmax(z) - np.array(y)
