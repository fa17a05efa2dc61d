"""One sample a column, as the notes write it; transposed at the doors."""

import numpy as np
from numpy import asarray


def _columns(X, weights, biases):
    A = [asarray(X, float).T]
    for depth, (W, b) in enumerate(zip(weights, biases), 1):
        S = asarray(W, float) @ A[-1] + asarray(b, float)[:, None]
        if depth < len(weights):
            A.append(0.5 * (1 + np.tanh(S / 2)))
            A[-1] = np.where(S < -15, np.exp(np.minimum(S, 0)) / (1 + np.exp(np.minimum(S, 0))), A[-1])
        else:
            log_p = S - S.max(0)
            log_p = log_p - np.log(np.exp(log_p).sum(0))
            A.append(np.exp(log_p))
    return A, log_p


def forward(X, weights, biases):
    return tuple(a.T for a in _columns(X, weights, biases)[0])


def predict(X, weights, biases):
    return _columns(X, weights, biases)[1].argmax(0)


def loss(X, labels, weights, biases):
    log_p = _columns(X, weights, biases)[1]
    return -log_p[list(labels), range(log_p.shape[1])].mean()


def gradients(X, labels, weights, biases):
    A, _ = _columns(X, weights, biases)
    n = A[0].shape[1]
    D = A[-1].copy()
    D[asarray(labels), np.arange(n)] -= 1
    D /= n
    gW, gb = [None] * len(weights), [None] * len(weights)
    for l in reversed(range(len(weights))):
        gW[l], gb[l] = D @ A[l].T, D.sum(1)
        if l:
            D = (asarray(weights[l], float).T @ D) * (A[l] - A[l] ** 2)
    return tuple(gW), tuple(gb)


def train(X, labels, weights, biases, eta, epochs, batch_size):
    X, labels = asarray(X, float), asarray(labels)
    weights, biases = [np.array(W, float) for W in weights], [np.array(b, float) for b in biases]
    history = []
    for _ in range(epochs):
        lost = np.empty(len(X))
        for rows in np.split(np.arange(len(X)), range(batch_size, len(X), batch_size)):
            lost[rows] = [loss(X[[row]], labels[[row]], weights, biases) for row in rows]
            gW, gb = gradients(X[rows], labels[rows], weights, biases)
            for W, g in zip(weights, gW):
                W -= eta * g
            for b, g in zip(biases, gb):
                b -= eta * g
        history.append(lost.mean())
    return weights, biases, np.array(history)


def accuracy(X, labels, weights, biases):
    return 1 - np.count_nonzero(predict(X, weights, biases) - asarray(labels)) / len(X)


def parameter_count(sizes):
    sizes = asarray(sizes)
    return np.dot(sizes[1:], sizes[:-1]) + sizes[1:].sum()
