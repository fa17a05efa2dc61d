"""A convolution as one large matrix in extended precision; the backward pass is its transpose."""

import functools
import math

import numpy as np

wide = np.longdouble


@functools.lru_cache(maxsize=None)
def selection(length, kernel, stride, padding):
    """S (out, kernel, length): S[i, u, a] is 1 where window i has pixel a under its weight u."""
    count = math.floor((length + 2 * padding - kernel) / stride) + 1
    result = np.zeros((count, kernel, length), dtype=wide)
    for i in range(count):
        for u in range(kernel):
            a = i * stride + u - padding
            if 0 <= a < length:
                result[i, u, a] = 1
    return result


def selections(image_shape, kernel_shape, stride, padding):
    return [selection(n, k, stride, padding) for n, k in zip(image_shape, kernel_shape)]


def unfold(x, kernel_shape, stride, padding):
    """x (C, H, W) as (C, H_out, W_out, kh, kw)."""
    down, right = selections(x.shape[1:], kernel_shape, stride, padding)
    return np.tensordot(np.tensordot(x, down, ([1], [2])), right, ([1], [2])).transpose(0, 1, 3, 2, 4)


def conv2d_layer(x, kernels, bias, stride=1, padding=0):
    x, kernels, bias = (np.asarray(value, dtype=wide) for value in (x, kernels, bias))
    maps = np.tensordot(kernels, unfold(x, kernels.shape[2:], stride, padding), ([1, 2, 3], [0, 3, 4]))
    return (maps + bias[:, None, None]).astype(float)


def conv2d(image, kernel, stride=1, padding=0):
    x, kernels = np.asarray(image).reshape(1, *np.shape(image)), np.asarray(kernel).reshape(1, 1, *np.shape(kernel))
    return conv2d_layer(x, kernels, (0,), stride, padding)[0]


def conv2d_backward(grad_out, x, kernels, stride=1, padding=0):
    grad_out, x, kernels = (np.asarray(value, dtype=wide) for value in (grad_out, x, kernels))
    down, right = selections(x.shape[1:], kernels.shape[2:], stride, padding)
    windows = unfold(x, kernels.shape[2:], stride, padding)
    grad_kernels = np.tensordot(grad_out, windows, ([1, 2], [1, 2]))
    grad_windows = np.tensordot(grad_out, kernels, ([0], [0]))  # i j c u v
    grad_x = np.tensordot(np.tensordot(grad_windows, down, ([0, 3], [0, 1])), right, ([0, 2], [0, 1]))
    return grad_x.astype(float), grad_kernels.astype(float), grad_out.sum(axis=(1, 2)).astype(float)


def max_pool2d(x, size, stride=None):
    x = np.asarray(x)
    stride = (stride, size)[stride is None]
    found = np.empty([len(range(0, n - size + 1, stride)) for n in x.shape])
    found.fill(-math.inf)
    for position in np.ndindex(found.shape):
        for offset in np.ndindex(size, size):
            pixel = x[tuple(p * stride + o for p, o in zip(position, offset))]
            if pixel > found[position]:
                found[position] = pixel
    return found


def avg_pool2d(x, size, stride=None):
    x = np.asarray(x, dtype=wide)
    windows = unfold(x[None], (size, size), size if stride is None else stride, 0)[0]
    return [[float(math.fsum(window.ravel()) / window.size) for window in row] for row in windows]


def receptive_field(layers):
    def reach(rest):
        """From the first to the last pixel that one output of these layers sees."""
        if not rest:
            return 0
        (kernel_size, stride), *later = rest
        return kernel_size - 1 + stride * reach(later)

    return reach(list(layers)) + 1
