"""float32 stays float32."""
import heapq
from itertools import count

import numpy as np


def _x(x):
    x = np.asarray(x)
    return x if x.dtype in (np.float32, np.float64) else x.astype(np.float64)


def pairs(sentence, window):
    n = len(sentence)
    w = n if window is None else int(window)
    return [[sentence[k], sentence[j]] for k in range(n) for j in [*range(max(0, k - w), k), *range(k + 1, min(n, k + w + 1))]]


def _lse(y):
    m = y.max()
    return m + np.log(np.exp(y - m).sum())


def _log_s(x):
    return np.minimum(x, 0) - np.log1p(np.exp(-np.abs(x)))


def _s(x):
    return np.exp(_log_s(x))


def loss(center, context, W, W_out):
    y = _x(W)[center] @ _x(W_out)
    return len(context) * _lse(y) - sum(y[w] for w in context)


def gradients(center, context, W, W_out):
    W, W_out = _x(W), _x(W_out)
    y = W[center] @ W_out
    d = len(context) * np.exp(y - _lse(y))
    np.subtract.at(d, np.asarray(context), 1)
    g = np.zeros_like(W)
    g[center] = W_out @ d
    return g, np.outer(W[center], d)


def noise_distribution(counts, power=0.75):
    c = _x(counts)
    c = (c / c.max()) ** power
    return c / c.sum()


def negative_loss(center, word, negatives, W, W_out):
    W, W_out = _x(W), _x(W_out)
    h = W[center]
    return -_log_s(h @ W_out[:, word]) - _log_s(-(h @ W_out[:, list(negatives)])).sum()


def negative_gradients(center, word, negatives, W, W_out):
    W, W_out = _x(W), _x(W_out)
    h = W[center]
    gW, gO = np.zeros_like(W), np.zeros_like(W_out)
    for k, sign in [(word, 1)] + [(n, -1) for n in negatives]:
        d = -sign * _s(-sign * (h @ W_out[:, k]))
        gW[center] += d * W_out[:, k]
        gO[:, k] += d * h
    return gW, gO


def train_negative(sentence, window, negatives, W, W_out, eta):
    W, W_out = _x(W).copy(), _x(W_out).copy()
    losses = []
    for (c, w), noise in zip(pairs(sentence, window), negatives):
        losses.append(negative_loss(c, w, noise, W, W_out))
        a, b = negative_gradients(c, w, noise, W, W_out)
        W -= (eta * a).astype(W.dtype)
        W_out -= (eta * b).astype(W_out.dtype)
    return W, W_out, losses


def huffman_codes(counts):
    tick = count()
    heap = [(c, next(tick), k) for k, c in enumerate(np.asarray(counts).tolist())]
    heapq.heapify(heap)
    while len(heap) > 1:
        a, b = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, (a[0] + b[0], next(tick), (a[2], b[2])))

    def walk(tree, code):
        if isinstance(tree, int):
            yield tree, code
        else:
            yield from walk(tree[0], code + "1")
            yield from walk(tree[1], code + "0")

    return tuple(code for _, code in sorted(walk(heap[0][2], "")))


def _signed(h, code, path, nodes):
    signs = np.array([1 if c == "0" else -1 for c in code], dtype=nodes.dtype)
    return signs, signs * (nodes[list(path)] @ h)


def tree_probability(h, code, path, nodes):
    return np.exp(_log_s(_signed(_x(h), code, path, _x(nodes))[1]).sum())


def tree_loss(center, code, path, W, nodes):
    return -_log_s(_signed(_x(W)[center], code, path, _x(nodes))[1]).sum()


def tree_gradients(center, code, path, W, nodes):
    W, nodes = _x(W), _x(nodes)
    signs, x = _signed(W[center], code, path, nodes)
    d = -signs * _s(-x)
    gW, gN = np.zeros_like(W), np.zeros_like(nodes)
    gW[center] = d @ nodes[list(path)]
    gN[list(path)] = d[:, None] * W[center]
    return gW, gN
