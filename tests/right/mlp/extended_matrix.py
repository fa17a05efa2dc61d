"""The bias as one more column of the weight matrix; one-hot labels; einsum."""

import numpy as np


def _merged(weights, biases):
    return [np.column_stack([np.asarray(W, dtype=float), np.asarray(b, dtype=float)]) for W, b in zip(weights, biases)]


def _with_one(a):
    return np.pad(a, ((0, 0), (0, 1)), constant_values=1.0)


def _sigmoid(s):
    out = np.empty_like(s)
    up = s > 0
    out[up] = 1 / (1 + np.exp(-s[up]))
    e = np.exp(s[~up])
    out[~up] = e / (1 + e)
    return out


def _run(X, matrices):
    outputs = [np.asarray(X, dtype=float)]
    for M in matrices[:-1]:
        outputs.append(_sigmoid(np.einsum("ni,ji->nj", _with_one(outputs[-1]), M)))
    return outputs, np.einsum("ni,ji->nj", _with_one(outputs[-1]), matrices[-1])


def _log_softmax(s):
    s = s - np.amax(s, axis=-1)[:, np.newaxis]
    return s - np.log(np.sum(np.exp(s), axis=-1))[:, np.newaxis]


def forward(X, weights, biases):
    outputs, s = _run(X, _merged(weights, biases))
    outputs.append(np.exp(_log_softmax(s)))
    return outputs


def predict(X, weights, biases):
    return [int(row.argmax()) for row in _run(X, _merged(weights, biases))[1]]


def _one_hot(labels, K):
    return np.eye(K)[np.array(labels, dtype=int)]


def loss(X, labels, weights, biases):
    log_p = _log_softmax(_run(X, _merged(weights, biases))[1])
    return np.float64(-(log_p * _one_hot(labels, log_p.shape[1])).sum() / len(log_p))


def _gradient(X, labels, matrices):
    outputs, s = _run(X, matrices)
    delta = (np.exp(_log_softmax(s)) - _one_hot(labels, s.shape[1])) / len(s)
    found = []
    for a, M in zip(reversed(outputs), reversed(matrices)):
        found = [np.einsum("nj,ni->ji", delta, _with_one(a)), *found]
        delta = np.einsum("nj,ji->ni", delta, M[:, :-1]) * a * (1 - a)
    return found


def _apart(matrices):
    return [M[:, :-1] for M in matrices], [M[:, -1] for M in matrices]


def gradients(X, labels, weights, biases):
    return _apart(_gradient(X, labels, _merged(weights, biases)))


def train(X, labels, weights, biases, eta, epochs, batch_size):
    matrices, losses = _merged(weights, biases), np.zeros(epochs)
    X, labels = np.asarray(X, dtype=float), np.asarray(labels)
    for t in range(epochs):
        for k in range(-(-len(X) // batch_size)):
            batch = np.arange(k * batch_size, min((k + 1) * batch_size, len(X)))
            log_p = _log_softmax(_run(X[batch], matrices)[1])
            losses[t] -= log_p[np.arange(len(batch)), labels[batch]].sum()
            step = _gradient(X[batch], labels[batch], matrices)
            matrices = [M - eta * G for M, G in zip(matrices, step)]
    return (*_apart(matrices), losses / len(X))


def accuracy(X, labels, weights, biases):
    return np.mean([a == b for a, b in zip(predict(X, weights, biases), labels)])


def parameter_count(sizes):
    return sum(np.prod([before + 1, after]) for before, after in zip(sizes, sizes[1:]))
