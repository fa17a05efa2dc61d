"""The notes' double sum over steps, with einsum, forward in time; memory by one backward product."""

from functools import reduce

import numpy as np


def rnn_step(x, h_prev, params):
    stacked = np.concatenate([np.asarray(params["W_x"]), np.asarray(params["W_h"])], axis=1)
    return np.tanh(np.einsum("hk,k->h", stacked, np.concatenate([x, h_prev])) + params["b"])


def rnn_forward(xs, h0, params):
    xs = np.asarray(xs)
    hs = np.empty((len(xs) + 1, len(h0)))
    hs[0] = h0
    for t, x in enumerate(xs):
        hs[t + 1] = rnn_step(x, hs[t], params)
    return hs[1:], np.exp(log_outputs(hs[1:], params))


def log_outputs(hs, params):
    s = np.einsum("kh,th->tk", np.asarray(params["W_o"]), hs)
    return s - np.logaddexp.reduce(s, axis=1, keepdims=True)


def sequence_loss(xs, labels, h0, params):
    chosen = np.take_along_axis(log_outputs(rnn_forward(xs, h0, params)[0], params), np.asarray(labels)[:, None], 1)
    return np.array(-chosen.sum() / 2)


def bptt(xs, labels, h0, params):
    hs, outputs = rnn_forward(xs, h0, params)
    grad_scores = (outputs - np.eye(outputs.shape[1])[np.asarray(labels)]) / 2
    before = np.vstack([h0, hs[:-1]])
    T = len(hs)
    grad_a = np.zeros(hs.shape)
    for t in range(T):
        upstream = np.einsum("k,kh->h", grad_scores[t], np.asarray(params["W_o"]))
        for i in range(t + 1):
            grad_a[i] += np.einsum("a,ab,b->b", upstream, state_jacobian(hs, params["W_h"], i, t), 1 - hs[i] ** 2)
    return {
        "b": grad_a.sum(axis=0),
        "W_x": np.einsum("th,td->hd", grad_a, np.asarray(xs)),
        "W_h": np.einsum("th,tk->hk", grad_a, before),
        "W_o": np.einsum("tk,th->kh", grad_scores, hs),
    }


def state_jacobian(hs, W_h, i, t):
    factors = [np.einsum("a,ab->ab", 1 - np.asarray(h) ** 2, np.asarray(W_h)) for h in hs[i + 1 : t + 1]]
    return reduce(np.matmul, factors[::-1], np.eye(len(W_h)))


def memory(hs, W_h):
    product, norms = np.eye(len(W_h)), []
    for h in reversed(np.asarray(hs)):
        norms.append(np.linalg.norm(product, "fro"))
        product = product @ np.diag(1 - h**2) @ np.asarray(W_h)
    return norms[::-1]


def many_to_one(xs, h0, params):
    return np.exp(log_outputs(rnn_forward(xs, h0, params)[0][-1:], params))[0]


def one_to_many(x, h0, params, T):
    return rnn_forward(np.outer(np.eye(T)[0], x), h0, params)[1]


def tag(xs, h0, params):
    return np.argsort(rnn_forward(xs, h0, params)[1], axis=1)[:, -1]
