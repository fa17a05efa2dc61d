"""Computes in the dtype that comes in: float32 stays float32."""

import numpy as np


def real(*values):
    arrays = [np.asarray(value) for value in values]
    dtype = np.float32 if any(array.dtype == np.float32 for array in arrays) else np.float64
    return [array.astype(dtype) for array in arrays]


def l1_norm(W):
    return np.abs(real(W)[0]).sum()


def l2_norm(W):
    return np.sqrt(np.square(real(W)[0]).sum())


def l1_gradient(W, lam):
    W, lam = real(W, lam)
    return np.sign(W) * lam


def l2_gradient(W, lam):
    W, lam = real(W, lam)
    return W * (lam + lam)


def dropout(x, u, p, training=True):
    x, u, p = real(x, u, p)
    if not training:
        return x
    out = x / (1 - p)
    return np.where(u < p, np.zeros_like(out), out)


def dropout_backward(grad_out, u, p):
    return dropout(grad_out, u, p)


def batchnorm(x, gamma, beta, eps=1e-5):
    x, gamma, beta, eps = real(x, gamma, beta, eps)
    return (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + eps) * gamma + beta


def batchnorm_backward(grad_out, x, gamma, eps=1e-5):
    g, x, gamma, eps = real(grad_out, x, gamma, eps)
    std = np.sqrt(x.var(axis=0) + eps)
    x_hat = (x - x.mean(axis=0)) / std
    h = g * gamma
    grad_x = (h - h.mean(axis=0) - x_hat * (h * x_hat).mean(axis=0)) / std
    return grad_x, (g * x_hat).sum(axis=0), g.sum(axis=0)


def batchnorm_running(mean, var, x, momentum):
    mean, var, x, momentum = real(mean, var, x, momentum)
    return momentum * mean + (1 - momentum) * x.mean(axis=0), momentum * var + (1 - momentum) * x.var(axis=0)


def batchnorm_test(x, gamma, beta, mean, var, eps=1e-5):
    x, gamma, beta, mean, var, eps = real(x, gamma, beta, mean, var, eps)
    return gamma * ((x - mean) / np.sqrt(var + eps)) + beta
