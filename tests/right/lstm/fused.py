# One fused matrix for all gates, as frameworks do it; the sigmoid by masks.
import numpy as np


def _fuse(params):
    rows = [
        np.hstack(
            [
                np.array(params["W_x" + k], float),
                np.array(params["W_h" + k], float),
                np.array(params["b_" + k], float)[:, None],
            ]
        )
        for k in "ifoc"
    ]
    return np.vstack(rows)


def _sigmoid(z):
    out = np.empty(z.shape)
    positive = z >= 0
    out[positive] = 1 / (1 + np.exp(-z[positive]))
    e = np.exp(z[~positive])
    out[~positive] = e / (1 + e)
    return out


def _cell(x, h, c, W):
    H = W.shape[0] // 4
    v = np.concatenate([x, h, [1.0]])
    z = W.dot(v)
    i, f, o = np.split(_sigmoid(z[: 3 * H]), 3)
    g = np.tanh(z[3 * H :])
    new_c = f * c + i * g
    tc = np.tanh(new_c)
    return o * tc, new_c, (v, i, f, o, g, c, tc)


def _cell_back(dh, dc, cache, W, D):
    v, i, f, o, g, c, tc = cache
    H = len(i)
    dc = dc + dh * o * (1 - tc * tc)
    dz = np.concatenate([dc * g * i * (1 - i), dc * c * f * (1 - f), dh * tc * o * (1 - o), dc * i * (1 - g * g)])
    dv = dz @ W
    return dv[:D], dv[D : D + H], dc * f, dz[:, None] * v[None, :]


def _split(dW, D, H):
    out = {}
    for n, k in enumerate("ifoc"):
        block = dW[n * H : (n + 1) * H]
        out["W_x" + k], out["W_h" + k], out["b_" + k] = block[:, :D], block[:, D : D + H], block[:, -1]
    return out


def _f(a):
    return np.array(a, dtype=float)


def lstm_step(x, h_prev, c_prev, params):
    h, c, _ = _cell(_f(x), _f(h_prev), _f(c_prev), _fuse(params))
    return h, c


def lstm_forward(xs, h0, c0, params):
    W, h, c = _fuse(params), _f(h0), _f(c0)
    out = []
    for x in _f(xs):
        h, c, _ = _cell(x, h, c, W)
        out.append((h, c))
    return np.array(out).transpose(1, 0, 2)


def lstm_step_backward(grad_h, grad_c, x, h_prev, c_prev, params):
    W, x = _fuse(params), _f(x)
    cache = _cell(x, _f(h_prev), _f(c_prev), W)[2]
    dx, dh, dc, dW = _cell_back(_f(grad_h), _f(grad_c), cache, W, len(x))
    return dx, dh, dc, _split(dW, len(x), len(dh))


def lstm_backward(grad_hs, xs, h0, c0, params):
    W, xs, h, c = _fuse(params), _f(xs), _f(h0), _f(c0)
    caches = []
    for x in xs:
        h, c, cache = _cell(x, h, c, W)
        caches.append(cache)
    T, D = xs.shape
    grad_xs = np.empty((T, D))
    dh, dc, dW = 0 * h, 0 * c, 0 * W
    for t in range(T)[::-1]:
        grad_xs[t], dh, dc, step = _cell_back(_f(grad_hs[t]) + dh, dc, caches[t], W, D)
        dW += step
    return grad_xs, dh, dc, _split(dW, D, len(h))
