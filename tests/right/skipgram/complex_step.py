"""Gradients by complex steps through the losses."""
import numpy as np


def pairs(sentence, window):
    positions = range(len(sentence))
    return np.array([
        (sentence[k], sentence[j]) for k in positions for j in positions
        if j != k and (window is None or -window <= j - k <= window)
    ])


def _softplus(x):
    """log(1 + e^x), also for complex x with tiny imaginary part."""
    x = np.asarray(x)
    big = x.real > 0
    return np.where(big, x, 0) + np.log(1 + np.exp(np.where(big, -x, x)))


def _softmax_loss(center, context, W, W_out):
    y = W[center] @ W_out
    top = y.real.max()
    return sum(top + np.log(np.exp(y - top).sum()) - y[w] for w in context)


def _negative_loss(center, word, negatives, W, W_out):
    y = W[center] @ W_out
    return _softplus(-y[word]) + sum(_softplus(y[n]) for n in negatives)


def _tree_loss(center, code, path, W, nodes):
    x = np.stack([nodes[i] @ W[center] for i in path])
    return sum(_softplus(-v if c == "0" else v) for v, c in zip(x, code))


def _gradient(function, *matrices):
    results = []
    for number, matrix in enumerate(matrices):
        gradient = np.zeros(matrix.shape)
        for index in np.ndindex(*matrix.shape):
            moved = [m.astype(complex) for m in matrices]
            moved[number][index] += 1e-30j
            gradient[index] = np.imag(function(*moved)) / 1e-30
        results.append(gradient)
    return tuple(results)


def _a(*values):
    return [np.asarray(v, dtype=float) for v in values]


def loss(center, context, W, W_out):
    return float(_softmax_loss(center, context, *_a(W, W_out)))


def gradients(center, context, W, W_out):
    return _gradient(lambda A, B: _softmax_loss(center, context, A, B), *_a(W, W_out))


def noise_distribution(counts, power=0.75):
    (c,) = _a(counts)
    return c**power / (c**power).sum()


def negative_loss(center, word, negatives, W, W_out):
    return float(_negative_loss(center, word, negatives, *_a(W, W_out)))


def negative_gradients(center, word, negatives, W, W_out):
    return _gradient(lambda A, B: _negative_loss(center, word, negatives, A, B), *_a(W, W_out))


def train_negative(sentence, window, negatives, W, W_out, eta):
    W, W_out = _a(W, W_out)
    losses = []
    for (c, w), noise in zip(pairs(sentence, window), np.asarray(negatives)):
        losses.append(negative_loss(c, w, noise, W, W_out))
        step = negative_gradients(c, w, noise, W, W_out)
        W, W_out = W - eta * step[0], W_out - eta * step[1]
    return W, W_out, losses


def huffman_codes(counts):
    def build(forest):
        if len(forest) == 1:
            return forest[0][1]
        a, b, *rest = sorted(forest, key=lambda tree: tree[0])
        joined = {k: "0" + v for k, v in a[1].items()} | {k: "1" + v for k, v in b[1].items()}
        return build([(a[0] + b[0], joined), *rest])

    codes = build([(c, {k: ""}) for k, c in enumerate(counts)])
    return [codes[k] for k in range(len(counts))]


def tree_probability(h, code, path, nodes):
    return np.exp(-tree_loss(0, code, path, [list(h)], nodes))


def tree_loss(center, code, path, W, nodes):
    return float(_tree_loss(center, code, path, *_a(W, nodes)))


def tree_gradients(center, code, path, W, nodes):
    return _gradient(lambda A, B: _tree_loss(center, code, path, A, B), *_a(W, nodes))
