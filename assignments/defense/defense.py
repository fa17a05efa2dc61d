import numpy as np


def input_gradient(x, label, W, b):
    """The gradient of -log softmax(W x + b)[label] in x.

    x: (D,); label: a whole number; W: (M, D); b: (M,). Returns (D,).
    """
    raise NotImplementedError("input_gradient")


def fgsm(x, label, W, b, eps):
    """x moved by eps times the sign of the loss's gradient, clipped into [0, 1].

    x: (D,); label: a whole number; W: (M, D); b: (M,); eps: at least 0. Returns (D,).
    """
    raise NotImplementedError("fgsm")


def adversarial_loss(x, label, W, b, eps, alpha):
    """alpha L(x) + (1 - alpha) L(fgsm(x)) with L = -log p[label].

    x: (D,); label: a whole number; W: (M, D); b: (M,); eps: at least 0; alpha: from 0 to 1. Returns a float.
    """
    raise NotImplementedError("adversarial_loss")


def adversarial_gradients(x, label, W, b, eps, alpha):
    """The gradients of adversarial_loss in W and b, the attacked image held fixed.

    x: (D,); label: a whole number; W: (M, D); b: (M,); eps: at least 0; alpha: from 0 to 1. Returns (M, D) and (M,).
    """
    raise NotImplementedError("adversarial_gradients")


def generator(z, A, c):
    """G(z) = sigmoid(A z + c).

    z: (d,); A: (D, d); c: (D,). Returns (D,).
    """
    raise NotImplementedError("generator")


def reconstruction_error(x, z, A, c):
    """The sum of squares of G(z) - x.

    x: (D,); z: (d,); A: (D, d); c: (D,). Returns a float.
    """
    raise NotImplementedError("reconstruction_error")


def reconstruction_gradient(x, z, A, c):
    """The gradient of reconstruction_error in z.

    x: (D,); z: (d,); A: (D, d); c: (D,). Returns (d,).
    """
    raise NotImplementedError("reconstruction_gradient")


def project(x, z_starts, A, c, eta, steps):
    """Gradient descent in z from every start; the end with the least error, and that error.

    x: (D,); z_starts: (R, d); A: (D, d); c: (D,); steps: at least 1. Returns z (d,) and a float.
    """
    raise NotImplementedError("project")


def defend(x, z_starts, W, b, A, c, eta, steps):
    """The classifier's answer for the generator's picture nearest to x.

    x: (D,); z_starts: (R, d); W: (M, D); b: (M,); A: (D, d); c: (D,). Returns an int.
    """
    raise NotImplementedError("defend")
