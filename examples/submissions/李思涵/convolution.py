# 李思涵 3210100006
# 卷积与池化
import numpy as np


def conv2d(image, kernel, stride=1, padding=0):
    image = np.pad(np.asarray(image, dtype=np.float64), padding)
    # 卷积的定义是先把核旋转 180 度
    kernel = np.asarray(kernel, dtype=np.float64)[::-1, ::-1]
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)[::stride, ::stride]
    return np.einsum("ijuv,uv->ij", windows, kernel)


def conv2d_layer(x, kernels, bias, stride=1, padding=0):
    out = [
        sum(conv2d(channel, k, stride, padding) for channel, k in zip(x, kernel)) + b
        for kernel, b in zip(kernels, bias)
    ]
    return np.array(out)


def conv2d_backward(grad_out, x, kernels, stride=1, padding=0):
    # TODO 不会写 stride > 1 的情况，先写 stride = 1
    g = np.asarray(grad_out, dtype=np.float64)
    x = np.asarray(x, dtype=np.float64)
    w = np.asarray(kernels, dtype=np.float64)
    K, C, kh, kw = w.shape
    xp = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    gx = np.zeros_like(xp)
    gw = np.zeros_like(w)
    for i in range(g.shape[1]):
        for j in range(g.shape[2]):
            gw += g[:, i, j][:, None, None, None] * xp[None, :, i:i + kh, j:j + kw]
            gx[:, i:i + kh, j:j + kw] += np.tensordot(g[:, i, j], w, 1)
    H, W = x.shape[1:]
    return gx[:, padding:padding + H, padding:padding + W], gw, g.sum(axis=(1, 2))


def pool(x, size, stride, how):
    x = np.asarray(x, dtype=np.float64)
    stride = stride or size
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size))[::stride, ::stride]
    return how(windows, axis=(2, 3))


def max_pool2d(x, size, stride=None):
    return pool(x, size, stride, np.max)


def avg_pool2d(x, size, stride=None):
    return pool(x, size, stride, np.mean)


def receptive_field(layers):
    # 每层增加 (k-1) * stride
    r = 1
    for k, s in layers:
        r += (k - 1) * s
    return r
