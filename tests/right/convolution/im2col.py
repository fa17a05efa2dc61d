"""Windows as columns of a matrix; convolution as a matrix product."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np


class Gradients(NamedTuple):
    x: np.ndarray
    kernels: np.ndarray
    bias: np.ndarray


def _positions(height: int, width: int, kh: int, kw: int, stride: int) -> tuple[np.ndarray, np.ndarray, tuple[int, int]]:
    """Row and column of every pixel of every window, each (kh * kw, windows)."""
    tops = np.arange(0, height - kh + 1, stride)
    lefts = np.arange(0, width - kw + 1, stride)
    rows = np.repeat(np.arange(kh), kw)[:, None] + np.repeat(tops, len(lefts))
    columns = np.tile(np.arange(kw), kh)[:, None] + np.tile(lefts, len(tops))
    return rows, columns, (len(tops), len(lefts))


def _padded(x, padding: int) -> np.ndarray:
    x = np.asarray(x, dtype=np.float64)
    return np.pad(x, ((0, 0), (padding, padding), (padding, padding)))


def conv2d_layer(x, kernels, bias, stride: int = 1, padding: int = 0) -> np.ndarray:
    x, kernels = _padded(x, padding), np.asarray(kernels, dtype=np.float64)
    rows, columns, shape = _positions(*x.shape[1:], *kernels.shape[2:], stride)
    matrix = x[:, rows, columns].reshape(-1, rows.shape[1])
    result = kernels.reshape(len(kernels), -1) @ matrix + np.asarray(bias, dtype=np.float64)[:, np.newaxis]
    return result.reshape(len(kernels), *shape)


def conv2d(image, kernel, stride: int = 1, padding: int = 0) -> np.ndarray:
    image, kernel = np.asarray(image), np.asarray(kernel)
    return np.squeeze(conv2d_layer(image[np.newaxis], kernel[np.newaxis, np.newaxis], [0.0], stride, padding), axis=0)


def conv2d_backward(grad_out, x, kernels, stride: int = 1, padding: int = 0) -> Gradients:
    around, kernels = _padded(x, padding), np.asarray(kernels, dtype=np.float64)
    upstream = np.asarray(grad_out, dtype=np.float64).reshape(len(kernels), -1)
    rows, columns, _ = _positions(*around.shape[1:], *kernels.shape[2:], stride)
    matrix = around[:, rows, columns].reshape(-1, rows.shape[1])
    grad_kernels = (upstream @ matrix.T).reshape(kernels.shape)
    grad_matrix = kernels.reshape(len(kernels), -1).T @ upstream
    grad_around = np.zeros_like(around)
    np.add.at(grad_around, (slice(None), rows, columns), grad_matrix.reshape(len(around), *rows.shape))
    height, width = grad_around.shape[1:]
    return Gradients(
        grad_around[:, padding : height - padding, padding : width - padding], grad_kernels, upstream.sum(axis=1)
    )


def _pooled(x, size: int, stride: int | None) -> tuple[np.ndarray, tuple[int, int]]:
    x = np.asarray(x, dtype=np.float64)
    rows, columns, shape = _positions(*x.shape, size, size, size if stride is None else stride)
    return x[rows, columns], shape


def max_pool2d(x, size: int, stride: int | None = None) -> np.ndarray:
    values, shape = _pooled(x, size, stride)
    return values.max(axis=0).reshape(shape)


def avg_pool2d(x, size: int, stride: int | None = None) -> np.ndarray:
    values, shape = _pooled(x, size, stride)
    return values.mean(axis=0).reshape(shape)


def receptive_field(layers) -> float:
    if len(layers) == 0:
        return 1.0
    *before, (kernel_size, _) = layers
    jump = float(np.prod([stride for _, stride in before])) if before else 1.0
    return receptive_field(before) + (float(kernel_size) - 1.0) * jump
