"""Derivatives by complex steps through recursive functions; everything else written down directly."""

import numpy as np


def state(a):
    """tanh for complex numbers without overflow."""
    sign = np.where(a.real < 0, -1, 1)
    e = np.exp(-2 * sign * a)
    return sign * (1 - e) / (1 + e)


def arrays(params):
    return {name: np.asarray(value) * (1.0 + 0j) for name, value in params.items()}


def states(xs, h0, p):
    if not len(xs):
        return []
    earlier = states(xs[:-1], h0, p)
    h = earlier[-1] if earlier else np.asarray(h0) + 0j
    return [*earlier, state(p["W_x"] @ np.asarray(xs[-1]) + p["W_h"] @ h + p["b"])]


def error(xs, labels, h0, p):
    total = 0
    for h, label in zip(states(xs, h0, p), labels, strict=False):
        s = p["W_o"] @ h
        s = s - s[label]
        top = s.real.max()
        total += top + np.log(np.exp(s - top).sum())
    return total / 2


def rnn_step(x, h_prev, params):
    return states([x], h_prev, arrays(params))[0].real


def rnn_forward(xs, h0, params):
    hs = np.array(states(xs, h0, arrays(params))).real
    s = hs @ np.transpose(params["W_o"])
    differences = s[:, None, :] - s[:, :, None]
    with np.errstate(over="ignore"):
        return hs, 1 / np.exp(differences).sum(axis=2)


def sequence_loss(xs, labels, h0, params):
    return float(error(xs, labels, h0, arrays(params)).real)


def bptt(xs, labels, h0, params):
    p, step, grads = arrays(params), 1e-40j, {}
    for name in p:
        grads[name] = np.zeros(p[name].shape)
        for index in np.ndindex(p[name].shape):
            moved = p | {name: p[name].copy()}
            moved[name][index] += step
            grads[name][index] = error(xs, labels, h0, moved).imag / 1e-40
    return grads


def state_jacobian(hs, W_h, i, t):
    def push(v):
        for h in np.asarray(hs)[i + 1 : t + 1]:
            v = (1 - h * h) * (np.asarray(W_h) @ v)
        return v

    return np.stack([push(v) for v in np.eye(len(W_h))], axis=1)


def memory(hs, W_h):
    return tuple(np.hypot.reduce(state_jacobian(hs, W_h, i, len(hs) - 1), axis=None) for i in range(len(hs)))


def many_to_one(xs, h0, params):
    return rnn_forward(xs, h0, params)[1][len(xs) - 1]


def one_to_many(x, h0, params, T):
    hs = [rnn_step(x, h0, params)]
    for _ in range(1, T):
        hs.append(rnn_step(np.zeros_like(np.asarray(x)), hs[-1], params))
    s = [np.asarray(params["W_o"]) @ h for h in hs]
    return [np.exp(v - np.logaddexp.reduce(v)) for v in s]


def tag(xs, h0, params):
    return np.array([np.flatnonzero(row == max(row))[0] for row in rnn_forward(xs, h0, params)[1]])
