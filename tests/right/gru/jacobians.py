"""Forward mode: whole Jacobians of a step, with einsum; through time by their products."""

import numpy as np


def weights(params, gate):
    return [np.asarray(params[name]) for name in (f"W_x{gate}", f"W_h{gate}", f"b_{gate}")]


def logistic(a):
    small = np.exp(-np.abs(a))
    return np.where(a < 0, small, 1) / (1 + small)


def pieces(x, h, params):
    values = []
    for gate in "zr":
        U, W, b = weights(params, gate)
        values.append(logistic(np.einsum("hd,d->h", U, x) + np.einsum("hk,k->h", W, h) + b))
    U, W, b = weights(params, "h")
    z, r = values
    return z, r, np.tanh(np.einsum("hd,d->h", U, x) + np.einsum("hk,k,k->h", W, r, h) + b)


def gru_step(x, h_prev, params):
    z, _, c = pieces(x, np.asarray(h_prev), params)
    return np.where(z > 0.5, c + (1 - z) * (h_prev - c), h_prev + z * (c - h_prev))


def gru_forward(xs, h0, params):
    hs = np.zeros((len(xs), len(h0)))
    for t in range(len(xs)):
        hs[t] = gru_step(xs[t], hs[t - 1] if t else h0, params)
    return hs


def slopes(x, h, params):
    """dh/da for the three pre-activations, and what each recurrent matrix meets."""
    z, r, c = pieces(x, h, params)
    W = np.asarray(params["W_hh"])
    to_h = np.diag(z * (1 - c**2))
    to_z = np.diag((c - h) * z * (1 - z))
    to_r = to_h @ W @ np.diag(h * r * (1 - r))
    return {"z": to_z, "r": to_r, "h": to_h}, {"z": h, "r": h, "h": r * h}, np.diag(1 - z) + to_h @ W @ np.diag(r)


def gru_step_backward(grad_h, x, h_prev, params):
    x, h_prev = np.asarray(x), np.asarray(h_prev)
    to, seen, direct = slopes(x, h_prev, params)
    jacobian_x = sum(to[gate] @ weights(params, gate)[0] for gate in "zrh")
    jacobian_h = direct + sum(to[gate] @ weights(params, gate)[1] for gate in "zr")
    grads = {}
    for gate in "hrz":
        d = np.einsum("a,ab->b", grad_h, to[gate])
        grads[f"b_{gate}"] = d
        grads[f"W_h{gate}"] = np.einsum("a,b->ab", d, seen[gate])
        grads[f"W_x{gate}"] = np.einsum("a,b->ab", d, x)
    return np.einsum("a,ab->b", grad_h, jacobian_x), np.einsum("a,ab->b", grad_h, jacobian_h), grads


def gru_backward(grad_hs, xs, h0, params):
    hs = np.vstack([h0, gru_forward(xs, h0, params)])
    flowing = np.array(grad_hs, dtype=float)
    for t in range(len(xs) - 1, 0, -1):
        flowing[t - 1] += gru_step_backward(flowing[t], xs[t], hs[t], params)[1]
    steps = [gru_step_backward(flowing[t], xs[t], hs[t], params) for t in range(len(xs))]
    total = {name: np.sum([grads[name] for _, _, grads in steps], axis=0) for name in params}
    return np.array([row for row, _, _ in steps]), steps[0][1], total


def parameter_count(kind, D, H):
    gates = ("rnn", "", "gru", "lstm").index(kind) + 1
    return np.int64(gates * (H * (H + D) + H))
