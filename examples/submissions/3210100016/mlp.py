# 3210100016  多层感知机
import numpy as np
import math

def _sigmoid(s):
    if s >= 0:
        return 1 / (1 + math.exp(-s))
    return math.exp(s) / (1 + math.exp(s))

def _layer(a, W, b):
    return [float(b[j]) + sum((float(W[j][i]) * a[i] for i in range(len(a)))) for j in range(len(b))]

def _softmax(s):
    top = max(s)
    e = [math.exp(value - top) for value in s]
    total = sum(e)
    return [value / total for value in e]

def _one(x, weights, biases):
    outputs = [[float(value) for value in x]]
    for l in range(len(weights)):
        s = _layer(outputs[-1], weights[l], biases[l])
        outputs.append([_sigmoid(value) for value in s] if l < len(weights) - 1 else _softmax(s))
    return (outputs, s)

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
        total += top - s[label] + math.log(sum((math.exp(value - top) for value in s)))
    return total / len(X)

def gradients(X, labels, weights, biases):
    outputs = [np.float64(output) for output in forward(X, weights, biases)]
    delta = outputs[-1] - (np.arange(outputs[-1].shape[1]) == np.asarray(labels)[:, None])
    grad_weights, grad_biases = ([], [])
    for a, W in zip(outputs[-2::-1], weights[::-1], strict=False):
        grad_weights.insert(0, delta.T @ a)
        grad_biases.insert(0, delta.sum(axis=0))
        delta = delta @ np.float64(W) * a * (1 - a)
    return (grad_weights, grad_biases)

def train(X, labels, weights, biases, eta, epochs, batch_size):
    W = [[[float(v) for v in row] for row in layer] for layer in weights]
    B = [[float(v) for v in layer] for layer in biases]
    losses = []
    for _ in range(epochs):
        total, start = (0.0, 0)
        while start < len(X):
            xs, ys = (X[start:start + batch_size], labels[start:start + batch_size])
            total += loss(xs, ys, W, B) * len(xs)
            gW, gB = gradients(xs, ys, W, B)
            for l in range(len(W)):
                for j in range(len(W[l])):
                    B[l][j] -= eta * gB[l][j]
                    for i in range(len(W[l][j])):
                        W[l][j][i] -= eta * gW[l][j][i]
            start += batch_size
        losses.append(total / len(X))
    return (W, B, losses)

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
