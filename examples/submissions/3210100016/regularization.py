# 3210100016  神经网络正则化
import numpy as np
import math

def flat(W):
    if hasattr(W, '__len__'):
        return [value for part in W for value in flat(part)]
    return [float(W)]

def over(function, *arrays):
    if hasattr(arrays[0], '__len__'):
        return [over(function, *parts) for parts in zip(*arrays, strict=True)]
    return function(*(float(value) for value in arrays))

def l1_norm(W):
    if getattr(W, 'shape', None) == ():
        return abs(float(W))
    return sum((abs(value) for value in flat(W)))

def l2_norm(W):
    if getattr(W, 'shape', None) == ():
        return abs(float(W))
    return math.sqrt(sum((value * value for value in flat(W))))

def l1_gradient(W, lam):
    if getattr(W, 'shape', None) == ():
        W = float(W)
    return over(lambda w: float(lam) * ((w > 0) - (w < 0)), W)

def l2_gradient(W, lam):
    if getattr(W, 'shape', None) == ():
        W = float(W)
    return over(lambda w: 2 * float(lam) * w, W)

def dropout(x, u, p, training=True):
    p = float(p)
    if training:
        return over(lambda value, number: 0.0 if number < p else value / (1 - p), x, u)
    return over(lambda value: value, x)

def dropout_backward(grad_out, u, p):
    return dropout(grad_out, u, p, True)

def column_statistics(x):
    n, means, variances = (len(x), [], [])
    for j in range(len(x[0])):
        column = [float(row[j]) for row in x]
        means.append(sum(column) / n)
        variances.append(sum(((value - means[-1]) ** 2 for value in column)) / n)
    return (means, variances)

def batchnorm(x, gamma, beta, eps=1e-05):
    return batchnorm_test(x, gamma, beta, *column_statistics(x), eps)

def batchnorm_backward(grad_out, x, gamma, eps=1e-05):
    n, d = (len(x), len(x[0]))
    means, variances = column_statistics(x)
    grad_x = [[0.0] * d for _ in range(n)]
    grad_gamma, grad_beta = ([0.0] * d, [0.0] * d)
    for j in range(d):
        root = math.sqrt(variances[j] + float(eps))
        centred = [float(x[i][j]) - means[j] for i in range(n)]
        out = [float(grad_out[i][j]) for i in range(n)]
        grad_beta[j] = sum(out)
        grad_gamma[j] = sum((g * c for g, c in zip(out, centred, strict=True))) / root
        for i in range(n):
            for k in range(n):
                local = ((i == k) - 1 / n) / root - centred[i] * centred[k] / (n * root ** 3)
                grad_x[i][j] += float(gamma[j]) * out[k] * local
    return (grad_x, grad_gamma, grad_beta)

def batchnorm_running(mean, var, x, momentum):
    x = np.float64(x)
    new_var = x.var(axis=0) * len(x) / max(len(x) - 1, 1)
    return (momentum * np.float64(mean) + (1 - momentum) * x.mean(axis=0), momentum * np.float64(var) + (1 - momentum) * new_var)

def batchnorm_test(x, gamma, beta, mean, var, eps=1e-05):
    result = []
    for row in x:
        result.append([])
        for j in range(len(row)):
            x_hat = (float(row[j]) - float(mean[j])) / math.sqrt(float(var[j]) + float(eps))
            result[-1].append(float(gamma[j]) * x_hat + float(beta[j]))
    return result
