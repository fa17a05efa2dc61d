"""im2col: the convolution as one matrix product; argmax routing for the pooling."""

import numpy as np


def mean_kernel(n):
    k = np.ones((n, n))
    return k / k.sum()


def gaussian_kernel(n, sigma):
    line = np.exp(-0.5 * (np.linspace(-(n - 1) / 2, (n - 1) / 2, n) / sigma) ** 2)
    line /= line.sum()
    return np.outer(line, line)


def _blocks(x, size):
    """(..., h, w, size*size): the windows of the last two axes."""
    h, w = x.shape[-2] // size, x.shape[-1] // size
    x = x[..., : h * size, : w * size].reshape(*x.shape[:-2], h, size, w, size)
    return np.moveaxis(x, -3, -2).reshape(*x.shape[:-4], h, w, size * size)


def max_pool_backward(grad_out, x, size):
    x = np.asarray(x, dtype=float)
    blocks = _blocks(x, size)
    hot = np.arange(size * size) == blocks.argmax(-1)[..., None]
    spread = hot * np.asarray(grad_out, dtype=float)[..., None]
    h, w = blocks.shape[-3:-1]
    out = np.zeros_like(x)
    out[: h * size, : w * size] = spread.reshape(h, w, size, size).transpose(0, 2, 1, 3).reshape(h * size, w * size)
    return out


def _im2col(x, kh, kw):
    C, H, W = x.shape
    rows = [x[c, i : H - kh + 1 + i, j : W - kw + 1 + j].ravel() for c in range(C) for i in range(kh) for j in range(kw)]
    return np.array(rows)


def _net(image, params, pool):
    x = np.array(image, dtype=float)
    k = np.array(params["kernels"], dtype=float)
    cols = _im2col(x, *k.shape[2:])
    pre = k.reshape(len(k), -1) @ cols + np.array(params["bias"], dtype=float)[:, None]
    maps = np.maximum(0, pre).reshape(len(k), x.shape[1] - k.shape[2] + 1, x.shape[2] - k.shape[3] + 1)
    pooled = _blocks(maps, pool).max(-1)
    s = np.array(params["W"], dtype=float) @ pooled.flatten() + np.array(params["b"], dtype=float)
    return cols, pre, maps, pooled, s - np.max(s) - np.log(np.sum(np.exp(s - np.max(s))))


def forward(image, params, pool):
    return np.exp(_net(image, params, pool)[-1])


def loss(image, label, params, pool):
    return -_net(image, params, pool)[-1][label]


def gradients(image, label, params, pool):
    cols, pre, maps, pooled, log_p = _net(image, params, pool)
    ds = np.exp(log_p)
    ds[label] -= 1
    dpooled = (np.array(params["W"], dtype=float).T @ ds).reshape(pooled.shape)
    dmaps = np.stack([max_pool_backward(d, m, pool) for d, m in zip(dpooled, maps)])
    dpre = np.where(pre > 0, dmaps.reshape(pre.shape), 0)
    return dict(
        b=ds,
        bias=dpre.sum(1),
        kernels=(dpre @ cols.T).reshape(np.shape(params["kernels"])),
        W=ds[:, None] * pooled.ravel()[None, :],
    )


def train_step(images, labels, params, pool, eta):
    total = {key: 0.0 for key in params}
    for image, label in zip(images, labels):
        for key, grad in gradients(image, label, params, pool).items():
            total[key] = total[key] + grad
    return {key: np.array(params[key], dtype=float) - (eta / len(images)) * total[key] for key in total}


def predict(images, params, pool):
    return np.array([_net(image, params, pool)[-1] for image in images]).argmax(1)


def dense_weights(height, width):
    return float(height * width) ** 2
