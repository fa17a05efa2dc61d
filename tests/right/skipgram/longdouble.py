from collections import Counter

import numpy as np

L = np.longdouble


def _l(x):
    return np.asarray(x, dtype=L)


def pairs(sentence, window):
    it = list(map(int, sentence))
    w = len(it) if window is None else min(int(window), len(it))
    out = []
    for k in range(len(it)):
        for offset in range(-w, w + 1):
            if offset and 0 <= k + offset < len(it):
                out.append([it[k], it[k + offset]])
    return out


def _y(center, W, W_out):
    return (_l(W)[center][:, None] * _l(W_out)).sum(0)


def loss(center, context, W, W_out):
    y = _y(center, W, W_out)
    total = L(0)
    for word, times in Counter(map(int, context)).items():
        total += times * (np.logaddexp.reduce(y) - y[word])
    return total


def gradients(center, context, W, W_out):
    y = _y(center, W, W_out)
    p = np.exp(y - np.logaddexp.reduce(y))
    d = p * len(context)
    for word, times in Counter(map(int, context)).items():
        d[word] -= times
    g = np.zeros(np.shape(W), dtype=L)
    g[center] = (_l(W_out) * d).sum(1)
    return g, _l(W)[center][:, None] * d[None, :]


def noise_distribution(counts, power=0.75):
    return _l(counts) ** L(power) / np.sum(_l(counts) ** L(power))


def negative_loss(center, word, negatives, W, W_out):
    y = _y(center, W, W_out)
    total = np.logaddexp(L(0), -y[word])
    for n, times in Counter(map(int, negatives)).items():
        total += times * np.logaddexp(L(0), y[n])
    return total


def negative_gradients(center, word, negatives, W, W_out):
    y = _y(center, W, W_out)
    s = np.exp(-np.logaddexp(L(0), -y))
    d = np.zeros(len(y), dtype=L)
    for n, times in Counter(map(int, negatives)).items():
        d[n] += times * s[n]
    d[word] += s[word] - 1
    g = np.zeros(np.shape(W), dtype=L)
    g[center] = (_l(W_out) * d).sum(1)
    return g, np.multiply.outer(_l(W)[center], d)


def train_negative(sentence, window, negatives, W, W_out, eta):
    def go(todo, W, W_out, losses):
        if not todo:
            return W, W_out, np.array(losses)
        (center, word), noise = todo[0]
        value = negative_loss(center, word, noise, W, W_out)
        g, g_out = negative_gradients(center, word, noise, W, W_out)
        return go(todo[1:], W - eta * g, W_out - eta * g_out, [*losses, value])

    return go(list(zip(pairs(sentence, window), negatives)), _l(W), _l(W_out), [])


def huffman_codes(counts):
    # lengths first (parents of merged trees), then canonical codes
    weights = [int(c) for c in counts]
    alive = list(range(len(weights)))
    parent = {}
    while len(alive) > 1:
        alive.sort(key=lambda k: (weights[k], -k))
        a, b = alive[:2]
        new = len(weights)
        weights.append(weights[a] + weights[b])
        parent[a] = parent[b] = new
        alive = alive[2:] + [new]
    lengths = []
    for k in range(len(counts)):
        depth = 0
        while k in parent:
            k, depth = parent[k], depth + 1
        lengths.append(depth)
    codes, value, last = [""] * len(counts), 0, 0
    for k in sorted(range(len(counts)), key=lambda k: lengths[k]):
        value <<= lengths[k] - last
        codes[k] = format(value, "b").zfill(lengths[k])
        value, last = value + 1, lengths[k]
    return codes


def _turns(h, code, path, nodes):
    signs = [1 if c == "0" else -1 for c in code]
    return np.array([t * np.sum(_l(nodes)[i] * h) for t, i in zip(signs, path)]), signs


def tree_probability(h, code, path, nodes):
    x, _ = _turns(_l(h), code, path, nodes)
    return np.prod(1 / (1 + np.exp(-x)))


def tree_loss(center, code, path, W, nodes):
    x, _ = _turns(_l(W)[center], code, path, nodes)
    return np.logaddexp(L(0), -x).sum()


def tree_gradients(center, code, path, W, nodes):
    h = _l(W)[center]
    x, signs = _turns(h, code, path, nodes)
    g, g_nodes = np.zeros(np.shape(W), dtype=L), np.zeros(np.shape(nodes), dtype=L)
    for v, t, i in zip(x, signs, path):
        d = -t / (1 + np.exp(v))
        g[center] = g[center] + d * _l(nodes)[i]
        g_nodes[i] = d * h
    return g, g_nodes
