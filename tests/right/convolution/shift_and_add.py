"""Loops over the weights, not over the windows; keeps float32 where everything is float32."""

import numpy as np


def working_type(*values):
    kinds = [np.asarray(value).dtype for value in values]
    return np.float32 if all(kind == np.float32 for kind in kinds) else np.float64


def expand(x, padding, dtype):
    x = np.asarray(x).astype(dtype)
    for axis in (-2, -1):
        shape = list(x.shape)
        shape[axis] = padding
        border = np.zeros(shape, dtype)
        x = np.concatenate([border, x, border], axis=axis)
    return x


def shifted(count, offset, stride):
    return slice(offset, offset + stride * (count - 1) + 1, stride)


def conv2d(image, kernel, stride=1, padding=0):
    dtype = working_type(image, kernel)
    image, kernel = expand(image, padding, dtype), np.asarray(kernel).astype(dtype)
    kh, kw = kernel.shape
    rows, columns = (image.shape[0] - kh) // stride + 1, (image.shape[1] - kw) // stride + 1
    result = np.zeros((rows, columns), dtype)
    for u in range(kh):
        for v in range(kw):
            result += kernel[u, v] * image[shifted(rows, u, stride), shifted(columns, v, stride)]
    return result


def conv2d_layer(x, kernels, bias, stride=1, padding=0):
    maps = []
    for kernel, b in zip(np.asarray(kernels), np.asarray(bias).astype(working_type(bias))):
        one = b
        for channel, weights in zip(np.asarray(x), kernel):
            one = one + conv2d(channel, weights, stride, padding)
        maps.append(one)
    return np.stack(maps)


def conv2d_backward(grad_out, x, kernels, stride=1, padding=0):
    dtype = working_type(grad_out, x, kernels)
    grad_out, kernels = np.asarray(grad_out).astype(dtype), np.asarray(kernels).astype(dtype)
    height, width = np.asarray(x).shape[1:]
    x = expand(x, padding, dtype)
    grad_x, grad_kernels = np.zeros_like(x), np.zeros_like(kernels)
    _, rows, columns = grad_out.shape
    for u in range(kernels.shape[2]):
        for v in range(kernels.shape[3]):
            below = (slice(None), shifted(rows, u, stride), shifted(columns, v, stride))
            grad_kernels[:, :, u, v] = np.einsum("kij,cij->kc", grad_out, x[below])
            grad_x[below] += np.einsum("kij,kc->cij", grad_out, kernels[:, :, u, v])
    grad_x = np.delete(grad_x, [*range(padding), *range(padding + height, 2 * padding + height)], axis=1)
    grad_x = np.delete(grad_x, [*range(padding), *range(padding + width, 2 * padding + width)], axis=2)
    return grad_x, grad_kernels, np.array([one.sum() for one in grad_out])


def corners(x, size, stride):
    """The same pixel of every window, for each of the size * size pixels."""
    x = np.asarray(x).astype(working_type(x))
    stride = stride or size
    rows, columns = [(n - size) // stride + 1 for n in x.shape]
    for u in range(size):
        for v in range(size):
            yield x[shifted(rows, u, stride), shifted(columns, v, stride)]


def max_pool2d(x, size, stride=None):
    return np.maximum.reduce(list(corners(x, size, stride)))


def avg_pool2d(x, size, stride=None):
    return sum(corners(x, size, stride)) / size**2


def receptive_field(layers):
    side, jump = 1.0, 1.0
    for index in range(len(layers)):
        side = side + (layers[index][0] - 1) * jump
        jump = jump * layers[index][1]
    return np.array(side)
