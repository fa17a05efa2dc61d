from functools import reduce

import numpy as np

L = np.longdouble


def vocabulary(documents):
    return sorted(reduce(set.union, map(set, documents), set()))


def one_hot(word, vocab):
    return np.array([1.0 if w == word else 0.0 for w in vocab], dtype=L)


def bag_of_words(document, vocab):
    bag = np.zeros(len(vocab), dtype=L)
    for word in set(document).intersection(vocab):
        bag += one_hot(word, vocab)
    return bag


def document_matrix(documents, vocab):
    matrix = np.empty((len(documents), len(vocab)), dtype=L)
    for row, document in zip(matrix, documents):
        row[:] = bag_of_words(document, vocab)
    return matrix


def cosine_similarity(u, v):
    u, v = np.asarray(u, dtype=L), np.asarray(v, dtype=L)
    if np.all(u == 0) or np.all(v == 0):
        return L(0)
    return (u * v).sum() / np.sqrt((u * u).sum()) / np.sqrt((v * v).sum())


def _log_probabilities(k, W, W_out):
    y = (np.asarray(W, dtype=L)[k][:, None] * np.asarray(W_out, dtype=L)).sum(axis=0)
    return y - np.logaddexp.reduce(y)


def predict(k, W, W_out):
    return np.exp(_log_probabilities(k, W, W_out))


def loss(k, target, W, W_out):
    return -_log_probabilities(k, W, W_out)[target]


def gradients(k, target, W, W_out):
    W, W_out = np.asarray(W, dtype=L), np.asarray(W_out, dtype=L)
    p = predict(k, W, W_out)
    grad_h = (W_out * p).sum(axis=1) - W_out[:, target]
    grad_out = np.outer(W[k], p)
    grad_out[:, target] -= W[k]
    grad_W = np.zeros(W.shape, dtype=L)
    grad_W[k] = grad_h
    return grad_W, grad_out


def analogy(a, b, c, W):
    W = np.asarray(W, dtype=L)
    q = W[b] - W[a] + W[c]
    ranked = [(cosine_similarity(q, W[k]), k) for k in range(W.shape[0]) if k not in [a, b, c]]
    return float(max(ranked)[1])
