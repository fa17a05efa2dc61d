# 3210100016  感知机
import numpy as np
def weighted_sum(x, w):
    total = 0.0
    for i in range(len(w)):
        total += float(w[i]) * float(x[i])
    return total

def mcp_neuron(x, w, theta):
    return int(np.mean(np.float64(w) * np.float64(x)) >= theta)

def hebb_step(w, x, y, eta):
    return [float(w[i]) + float(eta) * float(y) * float(x[i]) for i in range(len(w))]

def perceptron(x, w, b):
    if hasattr(x[0], '__len__'):
        return [perceptron(row, w, b) for row in x]
    return 1 if weighted_sum(x, w) + float(b) >= 0 else -1

def gate(name):
    if name == 'AND':
        return ([1, 1], -1.5)
    if name == 'OR':
        return ([1, 1], -0.5)
    return ([-1, -1], 1.5)

def train_perceptron(X, y, w, b, eta, epochs):
    w, b = ([float(value) for value in w], float(b))
    mistakes = []
    for _ in range(epochs):
        count = 0
        for x_i, y_i in zip(X, y, strict=True):
            if float(y_i) * (weighted_sum(x_i, w) + b) <= 0:
                w = hebb_step(w, x_i, y_i, eta)
                b += float(eta) * float(y_i)
                count += 1
        mistakes.append(count)
    return (w, b, mistakes)

def is_separable(outputs):
    return [int(value) for value in outputs] not in ([0, 1, 1, 0], [1, 0, 0, 1])

def xor_network():
    return ([[1, -1], [-1, 1]], [-0.5, -0.5], [1, 1], 0.5)
