"""Classes with forward and backward, functions as a thin face."""

from dataclasses import dataclass

import numpy as np


def floats(values):
    return np.array(values, dtype=np.float64, order="C")


@dataclass(frozen=True)
class Grid:
    """Where windows of one shape lie on an image of one shape."""

    image: tuple
    window: tuple
    stride: int

    @property
    def shape(self):
        return tuple(1 + (n - k) // self.stride for n, k in zip(self.image, self.window))

    def __iter__(self):
        rows, columns = self.shape
        for i in range(rows):
            for j in range(columns):
                top, left = i * self.stride, j * self.stride
                yield (i, j), (slice(top, top + self.window[0]), slice(left, left + self.window[1]))


class ConvolutionLayer:
    def __init__(self, kernels, bias, stride, padding):
        self.kernels, self.bias = floats(kernels), floats(bias)
        self.stride, self.padding = stride, padding

    def grid(self, padded):
        return Grid(padded.shape[1:], self.kernels.shape[2:], self.stride)

    def pad(self, x):
        p = self.padding
        channels, height, width = x.shape
        padded = np.zeros((channels, height + 2 * p, width + 2 * p))
        padded[:, p : height + p, p : width + p] = x
        return padded

    def forward(self, x):
        padded = self.pad(floats(x))
        grid = self.grid(padded)
        out = np.empty((len(self.kernels), *grid.shape))
        for (i, j), (rows, columns) in grid:
            out[:, i, j] = np.tensordot(self.kernels, padded[:, rows, columns], axes=3)
        return out + self.bias[:, None, None]

    def backward(self, grad_out, x):
        x, grad_out = floats(x), floats(grad_out)
        padded = self.pad(x)
        grad_padded, grad_kernels = np.zeros(padded.shape), np.zeros(self.kernels.shape)
        for (i, j), (rows, columns) in self.grid(padded):
            for k in range(len(self.kernels)):
                grad_kernels[k] += grad_out[k, i, j] * padded[:, rows, columns]
                grad_padded[:, rows, columns] += grad_out[k, i, j] * self.kernels[k]
        inner = tuple(slice(self.padding, self.padding + n) for n in x.shape[1:])
        return grad_padded[(slice(None), *inner)], grad_kernels, grad_out.reshape(len(grad_out), -1).sum(1)


class Pool:
    def __init__(self, size, stride):
        self.size, self.stride = size, size if stride is None else stride

    def __call__(self, x):
        x = floats(x)
        grid = Grid(x.shape, (self.size, self.size), self.stride)
        out = np.full(grid.shape, np.nan)
        for position, window in grid:
            out[position] = self.reduce(x[window])
        return out


class MaxPool(Pool):
    reduce = staticmethod(np.amax)


class AveragePool(Pool):
    reduce = staticmethod(np.average)


def conv2d(image, kernel, stride=1, padding=0):
    return ConvolutionLayer([[kernel]], [0], stride, padding).forward([image])[0]


def conv2d_layer(x, kernels, bias, stride=1, padding=0):
    return ConvolutionLayer(kernels, bias, stride, padding).forward(x)


def conv2d_backward(grad_out, x, kernels, stride=1, padding=0):
    return ConvolutionLayer(kernels, np.zeros(len(kernels)), stride, padding).backward(grad_out, x)


def max_pool2d(x, size, stride=None):
    return MaxPool(size, stride)(x)


def avg_pool2d(x, size, stride=None):
    return AveragePool(size, stride)(x)


class Network:
    def __init__(self, layers):
        self.layers = tuple(tuple(layer) for layer in layers)

    @property
    def receptive_field(self):
        side = 1
        for kernel_size, stride in reversed(self.layers):
            side = (side - 1) * stride + kernel_size
        return side


def receptive_field(layers):
    return Network(layers).receptive_field
