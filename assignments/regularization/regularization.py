import numpy as np


def l1_norm(W):
    """The sum of the absolute values of all elements.

    W: any shape. Returns a float.
    """
    raise NotImplementedError("l1_norm")


def l2_norm(W):
    """The root of the sum of the squares of all elements.

    W: any shape. Returns a float.
    """
    raise NotImplementedError("l2_norm")


def l1_gradient(W, lam):
    """The gradient of lam times the L1 norm; 0 where W is 0.

    W: any shape; lam: a number. Returns the shape of W.
    """
    raise NotImplementedError("l1_gradient")


def l2_gradient(W, lam):
    """The gradient of lam times the squared L2 norm.

    W: any shape; lam: a number. Returns the shape of W.
    """
    raise NotImplementedError("l2_gradient")


def dropout(x, u, p, training=True):
    """Inverted dropout: units with u < p are dropped, the others divided by 1 - p; in testing x itself.

    x, u: any shape, the same; p: a number, 0 ≤ p < 1; training: a bool. Returns the shape of x.
    """
    raise NotImplementedError("dropout")


def dropout_backward(grad_out, u, p):
    """The gradient in x of dropout in training.

    grad_out, u: any shape, the same; p: a number. Returns that shape.
    """
    raise NotImplementedError("dropout_backward")


def batchnorm(x, gamma, beta, eps=1e-5):
    """Batch normalisation in training, per column.

    x: (N, D); gamma, beta: (D,); eps: a number. Returns (N, D).
    """
    raise NotImplementedError("batchnorm")


def batchnorm_backward(grad_out, x, gamma, eps=1e-5):
    """The gradients in x, gamma and beta of batchnorm.

    grad_out, x: (N, D); gamma: (D,); eps: a number. Returns (grad_x, grad_gamma, grad_beta).
    """
    raise NotImplementedError("batchnorm_backward")


def batchnorm_running(mean, var, x, momentum):
    """The running averages after one more batch.

    mean, var: (D,); x: (N, D); momentum: a number. Returns (mean, var).
    """
    raise NotImplementedError("batchnorm_running")


def batchnorm_test(x, gamma, beta, mean, var, eps=1e-5):
    """Batch normalisation in testing, with the running averages.

    x: (N, D); gamma, beta, mean, var: (D,); eps: a number. Returns (N, D).
    """
    raise NotImplementedError("batchnorm_test")
