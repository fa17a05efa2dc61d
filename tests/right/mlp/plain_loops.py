"""Plain loops over samples, neurons and inputs; lists everywhere."""

import math


def _sigmoid(s):
    if s >= 0:
        return 1 / (1 + math.exp(-s))
    return math.exp(s) / (1 + math.exp(s))


def _layer(a, W, b):
    return [float(b[j]) + sum(float(W[j][i]) * a[i] for i in range(len(a))) for j in range(len(b))]


def _softmax(s):
    top = max(s)
    e = [math.exp(value - top) for value in s]
    total = sum(e)
    return [value / total for value in e]


def _one(x, weights, biases):
    """Outputs of all layers for one sample, and the last scores."""
    outputs = [[float(value) for value in x]]
    for l in range(len(weights)):
        s = _layer(outputs[-1], weights[l], biases[l])
        outputs.append([_sigmoid(value) for value in s] if l < len(weights) - 1 else _softmax(s))
    return outputs, s


def forward(X, weights, biases):
    columns = [_one(x, weights, biases)[0] for x in X]
    return [[sample[l] for sample in columns] for l in range(len(weights) + 1)]


def predict(X, weights, biases):
    answers = []
    for x in X:
        p = _one(x, weights, biases)[0][-1]
        answers.append(p.index(max(p)))
    return answers


def loss(X, labels, weights, biases):
    total = 0.0
    for x, label in zip(X, labels):
        s = _one(x, weights, biases)[1]
        top = max(s)
        total += top - s[label] + math.log(sum(math.exp(value - top) for value in s))
    return total / len(X)


def gradients(X, labels, weights, biases):
    grad_W = [[[0.0] * len(W[0]) for _ in range(len(W))] for W in weights]
    grad_b = [[0.0] * len(b) for b in biases]
    n = len(X)
    for x, label in zip(X, labels):
        outputs, _ = _one(x, weights, biases)
        delta = [p - (1 if k == label else 0) for k, p in enumerate(outputs[-1])]
        for l in range(len(weights) - 1, -1, -1):
            below = outputs[l]
            for j, d in enumerate(delta):
                grad_b[l][j] += d / n
                for i, a in enumerate(below):
                    grad_W[l][j][i] += d * a / n
            delta = [
                sum(d * float(weights[l][j][i]) for j, d in enumerate(delta)) * a * (1 - a) for i, a in enumerate(below)
            ]
    return grad_W, grad_b


def train(X, labels, weights, biases, eta, epochs, batch_size):
    W = [[[float(v) for v in row] for row in layer] for layer in weights]
    B = [[float(v) for v in layer] for layer in biases]
    losses = []
    for _ in range(epochs):
        total, start = 0.0, 0
        while start < len(X):
            xs, ys = X[start : start + batch_size], labels[start : start + batch_size]
            total += loss(xs, ys, W, B) * len(xs)
            gW, gB = gradients(xs, ys, W, B)
            for l in range(len(W)):
                for j in range(len(W[l])):
                    B[l][j] -= eta * gB[l][j]
                    for i in range(len(W[l][j])):
                        W[l][j][i] -= eta * gW[l][j][i]
            start += batch_size
        losses.append(total / len(X))
    return W, B, losses


def accuracy(X, labels, weights, biases):
    right = 0
    for answer, label in zip(predict(X, weights, biases), labels):
        right += answer == label
    return right / len(X)


def parameter_count(sizes):
    count = 0
    for l in range(1, len(sizes)):
        count += sizes[l - 1] * sizes[l] + sizes[l]
    return count
