"""as_strided views and einsum; one layer function that the single-channel one calls."""

import numpy as np
from numpy.lib.stride_tricks import as_strided


def patches(x, kh, kw, stride):
    """x (C, H, W) as a read-only view (C, H_out, W_out, kh, kw)."""
    channels, height, width = x.shape
    s0, s1, s2 = x.strides
    shape = (channels, (height - kh) // stride + 1, (width - kw) // stride + 1, kh, kw)
    return as_strided(x, shape, (s0, s1 * stride, s2 * stride, s1, s2), writeable=False)


def surround(x, padding):
    result = np.zeros((x.shape[0], x.shape[1] + 2 * padding, x.shape[2] + 2 * padding))
    result[:, padding : padding + x.shape[1], padding : padding + x.shape[2]] = x
    return result


def conv2d_layer(x, kernels, bias, stride=1, padding=0):
    x, kernels, bias = np.array(x, float), np.array(kernels, float), np.array(bias, float)
    view = patches(surround(x, padding), *kernels.shape[-2:], stride)
    return np.einsum("cijuv,kcuv->kij", view, kernels, optimize=True) + bias.reshape(-1, 1, 1)


def conv2d(image, kernel, stride=1, padding=0):
    return conv2d_layer(np.array(image)[None], np.array(kernel)[None, None], [0], stride=stride, padding=padding)[0]


def conv2d_backward(grad_out, x, kernels, stride=1, padding=0):
    grad_out, x, kernels = np.array(grad_out, float), np.array(x, float), np.array(kernels, float)
    around = surround(x, padding)
    kh, kw = kernels.shape[-2:]
    grad_kernels = np.einsum("kij,cijuv->kcuv", grad_out, patches(around, kh, kw, stride))
    contributions = np.einsum("kij,kcuv->cijuv", grad_out, kernels)
    index = np.arange(around.size).reshape(around.shape)
    flat = np.bincount(patches(index, kh, kw, stride).ravel(), contributions.ravel(), around.size)
    grad_around = flat.reshape(around.shape)
    rows, columns = slice(padding, padding + x.shape[1]), slice(padding, padding + x.shape[2])
    return grad_around[:, rows, columns], grad_kernels, np.einsum("kij->k", grad_out)


def max_pool2d(x, size, stride=None):
    return np.max(patches(np.array(x, float)[None], size, size, stride or size)[0], axis=(-1, -2))


def avg_pool2d(x, size, stride=None):
    return np.mean(patches(np.array(x, float)[None], size, size, stride or size)[0], axis=(-1, -2))


def receptive_field(layers):
    sizes = np.array([layer[0] for layer in layers])
    jumps = np.concatenate([[1], np.cumprod([layer[1] for layer in layers])[:-1]])
    return 1 + np.sum((sizes - 1) * jumps)
