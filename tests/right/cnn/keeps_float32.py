"""Keeps the precision that it is given; strides for all windows; ReLU after the pooling."""

import numpy as np


def _real(a):
    a = np.asarray(a)
    return a if a.dtype.kind == "f" else a.astype(np.float64)


def mean_kernel(n):
    return np.tile(1 / (n * n), (n, n))


def gaussian_kernel(n, sigma):
    d2 = np.square(np.arange(n) - (n - 1) / 2)
    k = np.exp(np.add.outer(d2, d2) / (-2 * np.square(float(sigma))))
    return np.divide(k, np.sum(k))


def _windows(x, h, w, step=1):
    s = x.strides
    rows, columns = (x.shape[-2] - h) // step + 1, (x.shape[-1] - w) // step + 1
    shape = (*x.shape[:-2], rows, columns, h, w)
    return np.lib.stride_tricks.as_strided(x, shape, (*s[:-2], s[-2] * step, s[-1] * step, s[-2], s[-1]), writeable=False)


def max_pool_backward(grad_out, x, size):
    x, grad_out = _real(x), _real(grad_out)
    grad = np.zeros(x.shape, dtype=grad_out.dtype)
    w = _windows(np.ascontiguousarray(x), size, size, size)
    first = w.reshape(*w.shape[:2], -1).argmax(axis=2)
    r, c = np.indices(first.shape)
    grad[r * size + first // size, c * size + first % size] = grad_out
    return grad


def _net(image, params, pool):
    x, k = np.ascontiguousarray(_real(image)), _real(params["kernels"])
    pre = np.tensordot(k, _windows(x, *k.shape[2:]), axes=((1, 2, 3), (0, 3, 4))) + _real(params["bias"])[:, None, None]
    pooled = np.maximum(_windows(np.ascontiguousarray(pre), pool, pool, pool).max(axis=(-1, -2)), 0)
    s = np.dot(_real(params["W"]), pooled.ravel()) + _real(params["b"])
    return x, pre, pooled, s


def forward(image, params, pool):
    s = _net(image, params, pool)[3]
    return 1 / np.exp(s[None, :] - s[:, None]).sum(axis=1) if abs(s).max() < 300 else _safe(s)


def _safe(s):
    e = np.exp(s - s.max())
    return e / np.sum(e)


def loss(image, label, params, pool):
    s = _net(image, params, pool)[3]
    return np.logaddexp.reduce(s) - s[label]


def gradients(image, label, params, pool):
    x, pre, pooled, s = _net(image, params, pool)
    ds = _safe(s)
    ds[label] = ds[label] - 1
    dpooled = (ds @ _real(params["W"])).reshape(pooled.shape) * (pooled > 0)
    dpre = np.stack([max_pool_backward(g, m, pool) for g, m in zip(dpooled, pre)])
    dk = np.tensordot(dpre, _windows(x, *pre.shape[1:]), axes=((1, 2), (3, 4)))
    return {"b": ds, "W": np.outer(ds, pooled), "bias": np.einsum("kyx->k", dpre), "kernels": dk}


def train_step(images, labels, params, pool, eta):
    steps = [gradients(image, label, params, pool) for image, label in zip(images, labels)]
    return {key: _real(params[key]) - eta * (sum(step[key] for step in steps) / len(steps)) for key in params}


def predict(images, params, pool):
    return tuple(int(_net(image, params, pool)[3].argmax()) for image in images)


def dense_weights(height, width):
    return int(np.prod([height, width, height, width], dtype=np.int64))
