# 3210100014  神经网络正则化
import numpy as np

def real(value):
    return np.array(value, dtype=float)

def l1_norm(W):
    return np.linalg.norm(real(W).ravel(), 1)

def l2_norm(W):
    return np.linalg.norm(real(W).ravel())

def l1_gradient(W, lam):
    W = real(W)
    return lam * ((W > 0).astype(float) - (W < 0))

def l2_gradient(W, lam):
    return real(W) * lam + lam * real(W)

def dropout(x, u, p, training=True):
    if not training:
        return real(x)
    return real(x) * (real(u) >= p) / (1 - p)

def dropout_backward(grad_out, u, p):
    mask = (real(u) >= p) / (1.0 - p)
    return real(grad_out) * mask

def batchnorm(x, gamma, beta, eps=1e-05):
    x = real(x)
    x = x - x.mean(0)
    return real(gamma) * x / np.sqrt((x * x).mean(0) + eps) + real(beta)

def batchnorm_backward(grad_out, x, gamma, eps=1e-05):
    g, x = (real(grad_out), real(x))
    n = x.shape[0]
    xc = x - x.mean(axis=0)
    inverse = (np.square(xc).mean(axis=0) + eps) ** (-0.5)
    grad_hat = g * real(gamma)
    grad_var = -0.5 * np.sum(grad_hat * xc, axis=0) * inverse ** 3
    grad_mean = -np.sum(grad_hat * inverse, axis=0) - 2 * grad_var * xc.mean(axis=0)
    grad_x = grad_hat * inverse + grad_var * 2 * xc / n + grad_mean / n
    return [grad_x, np.sum(g * xc * inverse, axis=0), np.sum(g, axis=0)]

def batchnorm_running(mean, var, x, momentum):
    x = real(x)
    return np.stack([real(mean) + (1 - momentum) * (x.mean(0) - real(mean)), real(var) + (1 - momentum) * (x.var(0) - real(var))])

def batchnorm_test(x, gamma, beta, mean, var, eps=1e-05):
    scale = real(gamma) / np.sqrt(real(var) + eps)
    return real(x) * scale + (real(beta) - real(mean) * scale)
