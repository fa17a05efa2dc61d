# 孙悦  对抗样本的攻击与防御
import numpy as np
import math

def scores(x, W, b):
    result = []
    for row, bias in zip(W, b):
        total = float(bias)
        for w, v in zip(row, x):
            total += float(w) * float(v)
        result.append(total)
    return result

def probabilities(x, W, b):
    s = scores(x, W, b)
    top = max(s)
    e = [math.exp(v - top) for v in s]
    return [v / sum(e) for v in e]

def loss(x, label, W, b):
    s = scores(x, W, b)
    top = max(s)
    return top + math.log(sum((math.exp(v - top) for v in s))) - s[label]

def errors(x, label, W, b):
    p = probabilities(x, W, b)
    p[label] = -sum((p[i] for i in range(len(p)) if i != label))
    return p

def input_gradient(x, label, W, b):
    delta = errors(x, label, W, b)
    grad = []
    for j in range(len(x)):
        grad.append(sum((delta[i] * float(W[i][j]) for i in range(len(delta)))))
    return grad

def fgsm(x, label, W, b, eps):
    gradient = input_gradient(x, label, W, b)
    return np.clip(x + eps * gradient / max(np.linalg.norm(gradient), 1e-300), 0, 1)

def adversarial_loss(x, label, W, b, eps, alpha):
    return alpha * loss(x, label, W, b) + (1 - alpha) * loss(fgsm(x, label, W, b, eps), label, W, b)

def adversarial_gradients(x, label, W, b, eps, alpha):
    attacked = fgsm(x, label, W, b, eps)
    one, two = (errors(x, label, W, b), errors(attacked, label, W, b))
    grad_W, grad_b = ([], [])
    for i in range(len(b)):
        grad_W.append([alpha * one[i] * float(x[j]) + (1 - alpha) * two[i] * attacked[j] for j in range(len(x))])
        grad_b.append(alpha * one[i] + (1 - alpha) * two[i])
    return [grad_W, grad_b]

def sigmoid(s):
    return 1 / (1 + math.exp(-s)) if s >= 0 else math.exp(s) / (1 + math.exp(s))

def generator(z, A, c):
    return [sigmoid(s) for s in scores(z, A, c)]

def reconstruction_error(x, z, A, c):
    total = 0.0
    for g, v in zip(generator(z, A, c), x):
        total += (g - float(v)) ** 2
    return total

def reconstruction_gradient(x, z, A, c):
    grad = [0.0] * len(z)
    for i, g in enumerate(generator(z, A, c)):
        delta = 2 * (g - float(x[i])) * g * (1 - g)
        for j in range(len(z)):
            grad[j] += delta * float(A[i][j])
    return grad

def project(x, z_starts, A, c, eta, steps):
    best, least = (None, math.inf)
    for start in z_starts:
        z = [float(v) for v in start]
        for _ in range(steps):
            grad = reconstruction_gradient(x, z, A, c)
            z = [v - eta * g for v, g in zip(z, grad)]
        error = reconstruction_error(x, z, A, c)
        if error < least:
            best, least = (z, error)
    return (best, least)

def defend(x, z_starts, W, b, A, c, eta, steps):
    s = scores(generator(project(x, z_starts, A, c, eta, steps)[0], A, c), W, b)
    return s.index(max(s))
