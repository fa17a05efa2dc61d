import numpy as np


def mcp_neuron(x, w, theta):
    """1 where the weighted sum reaches the threshold, else 0.

    x: (n,) of 0 and 1; w: (n,); theta: a number. Returns 0 or 1.
    """
    raise NotImplementedError("mcp_neuron")


def hebb_step(w, x, y, eta):
    """Hebb's rule, w + eta y x.

    w, x: (n,); y, eta: numbers. Returns (n,).
    """
    raise NotImplementedError("hebb_step")


def perceptron(x, w, b):
    """1 where w·x + b is at least 0, else -1.

    x: (..., n); w: (n,); b: a number. Returns (...).
    """
    raise NotImplementedError("perceptron")


def gate(name):
    """Weights and bias with which a perceptron is the logic gate of this name.

    name: "AND", "NAND" or "OR". Returns (w, b), w of shape (2,) and b a number.
    """
    raise NotImplementedError("gate")


def train_perceptron(X, y, w, b, eta, epochs):
    """The perceptron's learning rule, sample by sample.

    X: (n, d); y: (n,) of 1 and -1; w: (d,); b, eta: numbers. Returns (w, b, mistakes), mistakes of shape (epochs,).
    """
    raise NotImplementedError("train_perceptron")


def is_separable(outputs):
    """Whether one perceptron can realise the truth table.

    outputs: (4,) of 0 and 1, for the inputs (0, 0), (0, 1), (1, 0), (1, 1). Returns a bool.
    """
    raise NotImplementedError("is_separable")


def xor_network():
    """A network of three perceptrons that answers XOR.

    Returns (W, b, v, c): W (2, 2), a row for each hidden unit; b (2,); v (2,); c a number.
    """
    raise NotImplementedError("xor_network")
