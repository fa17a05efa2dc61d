# 孙悦  条件生成对抗网络
import numpy as np
import math

def softplus(s):
    if s > 0:
        return s + math.log1p(math.exp(-s))
    return math.log1p(math.exp(s))

def logit(x, row):
    return float(row[0]) + float(row[1]) * x + float(row[2]) * x * x

def one_hot(labels, K):
    rows = []
    for label in labels:
        row = [0] * K
        row[int(label)] = 1
        rows.append(row)
    return rows

def generator(z, labels, theta_g):
    return theta_g[0] * np.asarray(z, dtype=np.float64) * one_hot(labels, len(theta_g) - 1) @ theta_g[1:]

def discriminator(x, labels, theta_d):
    return [math.exp(-softplus(-logit(float(v), theta_d[int(c)]))) for v, c in zip(x, labels)]

def discriminator_value(x_real, x_fake, labels, theta_d):
    total = 0.0
    for r, f, c in zip(x_real, x_fake, labels):
        total -= softplus(-logit(float(r), theta_d[int(c)])) + softplus(logit(float(f), theta_d[int(c)]))
    return total / len(labels)

def discriminator_gradient(x_real, x_fake, labels, theta_d):
    m = len(labels)
    grad = [[0.0, 0.0, 0.0] for _ in theta_d]
    real, fake = (discriminator(x_real, labels, theta_d), discriminator(x_fake, labels, theta_d))
    for i in range(m):
        for p in range(3):
            up = (1 - real[i]) * float(x_real[i]) ** p
            down = fake[i] * float(x_fake[i]) ** p
            grad[int(labels[i])][p] += (up - down) / m
    return grad

def generator_loss(z, labels, theta_d, theta_g):
    total = 0.0
    for x, c in zip(generator(z, labels, theta_g), labels):
        total += softplus(-logit(x, theta_d[int(c)]))
    return total / len(labels)

def generator_gradient(z, labels, theta_d, theta_g):
    grad = [0.0] * len(theta_g)
    x = generator(z, labels, theta_g)
    d = discriminator(x, labels, theta_d)
    for i in range(len(z)):
        c = int(labels[i])
        slope = -(1 - d[i]) * (float(theta_d[c][1]) + 2 * float(theta_d[c][2]) * x[i]) / len(z)
        grad[0] += slope * float(z[i])
        grad[1 + c] += slope
    return grad

def train(real, labels, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g):
    theta_d = [[float(v) for v in row] for row in theta_d]
    theta_g = [float(v) for v in theta_g]
    history = []
    for t in range(len(real)):
        grad = discriminator_gradient(real[t], generator(noise_d[t], labels[t], theta_g), labels[t], theta_d)
        theta_d = [[u + eta_d * g for u, g in zip(row, grow)] for row, grow in zip(theta_d, grad)]
        history.append(generator_loss(noise_g[t], labels[t], theta_d, theta_g))
        grad = generator_gradient(noise_g[t], labels[t], theta_d, theta_g)
        theta_g = [p - eta_g * g for p, g in zip(theta_g, grad)]
    return [theta_d, theta_g, history]
