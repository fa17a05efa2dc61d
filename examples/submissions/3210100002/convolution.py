# -*- coding: utf-8 -*-
# 作业：卷积与池化      学号 3210100002
# 全部用循环，按定义写
import numpy as np


def 补零(a, p):
    """在二维数组四周补 p 圈 0"""
    H, W = a.shape
    b = np.zeros((H + 2 * p, W + 2 * p))
    for i in range(H):
        for j in range(W):
            b[i + p, j + p] = a[i, j]
    return b


def conv2d(image, kernel, stride=1, padding=0):
    a = 补零(np.array(image, dtype=float), padding)
    k = np.array(kernel, dtype=float)
    H, W = a.shape
    kh, kw = k.shape
    H_out = (H - kh) // stride + 1
    W_out = (W - kw) // stride + 1
    out = np.zeros((H_out, W_out))
    for i in range(H_out):
        for j in range(W_out):
            s = 0
            for u in range(kh):
                for v in range(kw):
                    s += a[i * stride + u, j * stride + v] * k[u, v]
            out[i, j] = s
    return out


def conv2d_layer(x, kernels, bias, stride=1, padding=0):
    # 每个卷积核：各通道分别卷积，加起来，再加偏置
    out = []
    for n in range(len(kernels)):
        s = 0
        for c in range(len(x)):
            s = s + conv2d(x[c], kernels[n][c], stride, padding)
        out.append(s + float(bias[n]))
    return np.array(out)


def conv2d_backward(grad_out, x, kernels, stride=1, padding=0):
    g = np.array(grad_out, dtype=float)
    x = np.array(x, dtype=float)
    kernels = np.array(kernels, dtype=float)
    K, C, kh, kw = kernels.shape
    H, W = x.shape[1], x.shape[2]
    xp = np.array([补零(x[c], padding) for c in range(C)])
    gx = np.zeros(xp.shape)
    gk = np.zeros(kernels.shape)
    gb = np.zeros(K)
    for n in range(K):
        for i in range(g.shape[1]):
            for j in range(g.shape[2]):
                gb[n] += g[n, i, j]
                for c in range(C):
                    for u in range(kh):
                        for v in range(kw):
                            gk[n, c, u, v] += g[n, i, j] * xp[c, i * stride + u, j * stride + v]
                            gx[c, i * stride + u, j * stride + v] += g[n, i, j] * kernels[n, c, u, v]
    # 去掉补的 0
    return gx[:, padding:padding + H, padding:padding + W], gk, gb


def 池化(x, size, stride, f):
    a = np.array(x, dtype=float)
    if stride is None:
        stride = size
    H_out = (a.shape[0] - size) // stride + 1
    W_out = (a.shape[1] - size) // stride + 1
    out = np.zeros((H_out, W_out))
    for i in range(H_out):
        for j in range(W_out):
            窗口 = []
            for u in range(size):
                for v in range(size):
                    窗口.append(a[i * stride + u, j * stride + v])
            out[i, j] = f(窗口)
    return out


def max_pool2d(x, size, stride=None):
    return 池化(x, size, stride, max)


def avg_pool2d(x, size, stride=None):
    return 池化(x, size, stride, lambda 窗口: sum(窗口) / len(窗口))


def receptive_field(layers):
    # 从最后一层往前推：一个像素看到的范围
    r = 1
    for k, s in reversed(list(layers)):
        r = (r - 1) * s + k
    return r
