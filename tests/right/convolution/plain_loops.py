"""Lists and loops alone; returns lists."""

import numpy as np


def numbers(values):
    """Nested lists of Python floats, new ones."""
    return np.asarray(values).astype(float).tolist()


def windows_along(length, kernel, stride):
    return list(range(0, length - kernel + 1, stride))


def padded(image, padding):
    width = len(image[0]) + 2 * padding
    rows = [[0.0] * padding + row + [0.0] * padding for row in image]
    return [[0.0] * width for _ in range(padding)] + rows + [[0.0] * width for _ in range(padding)]


def conv2d(image, kernel, stride=1, padding=0):
    image, kernel = padded(numbers(image), padding), numbers(kernel)
    result = []
    for top in windows_along(len(image), len(kernel), stride):
        row = []
        for left in windows_along(len(image[0]), len(kernel[0]), stride):
            total = 0.0
            for u in range(len(kernel)):
                for v in range(len(kernel[0])):
                    total += image[top + u][left + v] * kernel[u][v]
            row.append(total)
        result.append(row)
    return result


def conv2d_layer(x, kernels, bias, stride=1, padding=0):
    maps = []
    for kernel, b in zip(numbers(kernels), numbers(bias)):
        total = None
        for channel, weights in zip(numbers(x), kernel):
            one = conv2d(channel, weights, stride, padding)
            if total is None:
                total = [[value + b for value in row] for row in one]
            else:
                total = [[old + new for old, new in zip(a, c)] for a, c in zip(total, one)]
        maps.append(total)
    return maps


def conv2d_backward(grad_out, x, kernels, stride=1, padding=0):
    grad_out, x, kernels = numbers(grad_out), numbers(x), numbers(kernels)
    height, width = len(x[0]), len(x[0][0])
    kh, kw = len(kernels[0][0]), len(kernels[0][0][0])
    grad_x = [[[0.0] * width for _ in range(height)] for _ in x]
    grad_kernels = [[[[0.0] * kw for _ in range(kh)] for _ in x] for _ in kernels]
    grad_bias = [0.0] * len(kernels)
    for k, grad_map in enumerate(grad_out):
        for i, row in enumerate(grad_map):
            for j, upstream in enumerate(row):
                grad_bias[k] += upstream
                for c in range(len(x)):
                    for u in range(kh):
                        for v in range(kw):
                            a, b = i * stride + u - padding, j * stride + v - padding
                            if 0 <= a < height and 0 <= b < width:
                                grad_x[c][a][b] += upstream * kernels[k][c][u][v]
                                grad_kernels[k][c][u][v] += upstream * x[c][a][b]
    return [grad_x, grad_kernels, grad_bias]


def pool(x, size, stride, reduce):
    x = numbers(x)
    if stride is None:
        stride = size
    result = []
    for top in windows_along(len(x), size, stride):
        row = []
        for left in windows_along(len(x[0]), size, stride):
            row.append(reduce([x[top + u][left + v] for u in range(size) for v in range(size)]))
        result.append(row)
    return result


def max_pool2d(x, size, stride=None):
    return pool(x, size, stride, max)


def avg_pool2d(x, size, stride=None):
    return pool(x, size, stride, lambda values: sum(values) / len(values))


def receptive_field(layers):
    first, last = 0, 0  # the units of the last map, then of the map before it, ..., then pixels
    for kernel_size, stride in layers[::-1]:
        first, last = first * stride, last * stride + kernel_size - 1
    return last - first + 1
