# 3210100013
# Idea: sigmoid is slow, so make a table once and look values up in it.
import numpy as np

STEP = 1e-6
table = None


def make_table():
    global table
    if table is None:
        grid = np.arange(-1e4, 1e4, STEP)      # 20 billion numbers?? my laptop did not like this
        table = 1 / (1 + np.exp(-grid))
    return table


def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    index = np.round((x + 1e4) / STEP).astype(int)
    return make_table()[index]


def sigmoid_derivative(x):
    return sigmoid(x) * (1 - sigmoid(x))


def tanh(x):
    return np.tanh(np.asarray(x, dtype=np.float64))


def tanh_derivative(x):
    return 1 - np.tanh(np.asarray(x, dtype=np.float64)) ** 2


def relu(x):
    return np.clip(np.asarray(x, dtype=np.float64), 0, None)


def relu_derivative(x):
    # numerical derivative: more and more samples until the mean does not change any more
    x = np.asarray(x, dtype=np.float64)
    h = np.linspace(1e-6, 1e-3, 1000)
    q = (relu(x[..., None] + h) - relu(x)[..., None]) / h
    while np.mean(q) != np.nan:
        q = np.repeat(q, 32, axis=-1)
    return q.mean(axis=-1)
