"""Keeps float32 where everything is float32; named results."""

from collections import namedtuple

import numpy as np

Run = namedtuple("Run", "hs outputs")


def real(value):
    value = np.asarray(value)
    return value if value.dtype in (np.float32, np.float64) else value.astype(np.float64)


def weights(params):
    return [real(params[name]) for name in ("W_x", "W_h", "b", "W_o")]


def softmax(s):
    e = np.exp(s - s.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def rnn_step(x, h_prev, params):
    W_x, W_h, b, _ = weights(params)
    return np.tanh(W_x @ real(x) + W_h @ real(h_prev) + b)


def rnn_forward(xs, h0, params):
    hs, h = [], real(h0)
    for x in real(xs):
        h = rnn_step(x, h, params)
        hs.append(h)
    hs = np.array(hs)
    return Run(hs, softmax(hs @ weights(params)[3].T))


def sequence_loss(xs, labels, h0, params):
    scores = rnn_forward(xs, h0, params).hs @ weights(params)[3].T
    top = scores.max(axis=1)
    totals = top + np.log(np.exp(scores - top[:, None]).sum(axis=1))
    return (totals - scores[range(len(scores)), list(labels)]).sum() / 2


def bptt(xs, labels, h0, params):
    hs, outputs = rnn_forward(xs, h0, params)
    _W_x, W_h, _b, W_o = weights(params)
    delta = outputs.copy()
    delta[range(len(delta)), list(labels)] -= 1
    delta = delta / 2
    upstream = delta @ W_o
    rows, carry = [], np.zeros_like(upstream[0])
    for t in range(len(hs) - 1, -1, -1):
        rows.insert(0, (upstream[t] + carry) * (1 - hs[t] * hs[t]))
        carry = W_h.T @ rows[0]
    grad_a, before = np.array(rows), np.concatenate([real(h0)[None], hs[:-1]])
    return dict(W_o=delta.T @ hs, b=grad_a.sum(0), W_h=grad_a.T @ before, W_x=grad_a.T @ real(xs))


def state_jacobian(hs, W_h, i, t):
    hs, W_h = real(hs), real(W_h)
    out = np.eye(len(W_h), dtype=W_h.dtype)
    while t > i:
        out = out @ ((1 - hs[t] ** 2).reshape(-1, 1) * W_h)
        t -= 1
    return out


def memory(hs, W_h):
    return np.array([np.linalg.norm(state_jacobian(hs, W_h, i, len(hs) - 1).ravel()) for i in range(len(hs))])


def many_to_one(xs, h0, params):
    h = real(h0)
    for x in real(xs):
        h = rnn_step(x, h, params)
    return softmax(weights(params)[3] @ h)


def one_to_many(x, h0, params, T):
    xs = np.zeros((T, len(x)), dtype=real(x).dtype)
    xs[0] = x
    return rnn_forward(xs, h0, params).outputs


def tag(xs, h0, params):
    return rnn_forward(xs, h0, params).outputs.argmax(1).tolist()
