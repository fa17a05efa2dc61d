"""Keeps the precision that it is given; recursion over the layers."""

import numpy as np


def _real(a):
    a = np.asarray(a)
    return a if a.dtype.kind == "f" else a.astype(np.float64)


def _scores(a, W, b):
    return np.matmul(a, np.transpose(_real(W))) + _real(b)


def _sigmoid(s):
    return np.exp(np.minimum(s, 0)) / (1 + np.exp(-np.abs(s)))


def _hidden(a, weights, biases):
    if len(weights) == 1:
        return [a]
    return [a, *_hidden(_sigmoid(_scores(a, weights[0], biases[0])), weights[1:], biases[1:])]


def _log_probabilities(X, weights, biases):
    hidden = _hidden(_real(X), list(weights), list(biases))
    s = _scores(hidden[-1], weights[-1], biases[-1])
    s = s - np.max(s, axis=1, keepdims=True)
    return hidden, s - np.log(np.sum(np.exp(s), axis=1, keepdims=True))


def forward(X, weights, biases):
    hidden, log_p = _log_probabilities(X, weights, biases)
    return hidden + [np.exp(log_p)]


def predict(X, weights, biases):
    return np.argsort(_log_probabilities(X, weights, biases)[1], axis=1)[:, -1]


def loss(X, labels, weights, biases):
    log_p = _log_probabilities(X, weights, biases)[1]
    return -np.mean(np.take_along_axis(log_p, np.reshape(labels, (-1, 1)), axis=1))


def _back(delta, hidden, weights):
    a = hidden[-1]
    here = [delta.T @ a], [np.sum(delta, axis=0)]
    if len(hidden) == 1:
        return here
    below = _back((delta @ _real(weights[-1])) * (a * (1 - a)), hidden[:-1], weights[:-1])
    return below[0] + here[0], below[1] + here[1]


def gradients(X, labels, weights, biases):
    hidden, log_p = _log_probabilities(X, weights, biases)
    delta = np.exp(log_p)
    np.subtract.at(delta, (np.arange(len(delta)), np.asarray(labels)), 1)
    return _back(delta / len(delta), hidden, list(weights))


def _epoch(X, labels, weights, biases, eta, size):
    total = 0
    for start in range(0, len(X), size):
        x, y = X[start : start + size], labels[start : start + size]
        total = total + loss(x, y, weights, biases) * len(x)
        gW, gb = gradients(x, y, weights, biases)
        weights = [_real(W) - eta * g for W, g in zip(weights, gW)]
        biases = [_real(b) - eta * g for b, g in zip(biases, gb)]
    return weights, biases, total / len(X)


def train(X, labels, weights, biases, eta, epochs, batch_size):
    losses = []
    while len(losses) < epochs:
        weights, biases, one = _epoch(X, labels, weights, biases, eta, batch_size)
        losses.append(one)
    return weights, biases, losses


def accuracy(X, labels, weights, biases):
    return sum(predict(X, weights, biases) == np.asarray(labels)) / len(labels)


def parameter_count(sizes):
    first, *rest = sizes
    return 0 if not rest else (first + 1) * rest[0] + parameter_count(rest)
