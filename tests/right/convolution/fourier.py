"""The convolution theorem; the backward pass is made of convolutions too; the mean is one as well."""

import numpy as np


def correlate(image, kernel):
    """All positions, stride 1, no padding."""
    (height, width), (kh, kw) = image.shape, kernel.shape
    spectrum = np.fft.fft2(image) * np.conj(np.fft.fft2(kernel, s=image.shape))
    return np.fft.ifft2(spectrum).real[: height - kh + 1, : width - kw + 1]


def conv2d(image, kernel, stride=1, padding=0):
    image = np.pad(np.asarray(image, dtype=float), padding)
    return correlate(image, np.asarray(kernel, dtype=float))[::stride, ::stride]


def conv2d_layer(x, kernels, bias, stride=1, padding=0):
    x, kernels = np.asarray(x), np.asarray(kernels)

    def feature_map(k):
        return sum((conv2d(x[c], kernels[k, c], stride, padding) for c in range(x.shape[0])), float(bias[k]))

    return [feature_map(k) for k in range(kernels.shape[0])]


def conv2d_backward(grad_out, x, kernels, stride=1, padding=0):
    grad_out, x, kernels = (np.asarray(v, dtype=float) for v in (grad_out, x, kernels))
    (C, H, W), (K, _, kh, kw) = x.shape, kernels.shape
    # the upstream gradients at the places where their windows begin, on the map that stride 1 would have
    spread = np.zeros((K, H + 2 * padding - kh + 1, W + 2 * padding - kw + 1))
    spread[:, ::stride, ::stride] = grad_out
    grad_kernels = np.array([[correlate(np.pad(x[c], padding), spread[k]) for c in range(C)] for k in range(K)])
    wide = np.pad(spread, [(0, 0), (kh - 1, kh - 1), (kw - 1, kw - 1)])
    full = [sum(correlate(wide[k], kernels[k, c, ::-1, ::-1]) for k in range(K)) for c in range(C)]
    grad_x = np.array(full)[:, padding : padding + H, padding : padding + W]
    return grad_x, grad_kernels, grad_out.sum(-1).sum(-1)


def max_pool2d(x, size, stride=None):
    x = np.asarray(x, dtype=float)
    stride = size if stride is None else stride
    # the maximum of a square is the maximum of its columns' maxima
    rows = [x[top : top + size].max(axis=0) for top in range(0, len(x) - size + 1, stride)]
    return [[max(row[left : left + size]) for left in range(0, len(row) - size + 1, stride)] for row in rows]


def avg_pool2d(x, size, stride=None):
    return conv2d(x, np.full((size, size), 1 / size**2), stride=stride or size)


def receptive_field(layers):
    seen = {0}
    for kernel_size, stride in reversed(layers):
        edges = min(seen), max(seen)
        seen = {edge * stride + offset for edge in edges for offset in range(kernel_size)}
    return max(seen) - min(seen) + 1
