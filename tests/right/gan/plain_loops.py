"""Plain Python loops and lists; log(1 + e^s) split by the sign of s."""

import math


def softplus(s):
    if s > 0:
        return s + math.log1p(math.exp(-s))
    return math.log1p(math.exp(s))


def logit(x, theta_d):
    return float(theta_d[0]) + float(theta_d[1]) * x + float(theta_d[2]) * x * x


def generator(z, theta_g):
    return [float(theta_g[0]) * float(value) + float(theta_g[1]) for value in z]


def discriminator(x, theta_d):
    result = []
    for value in x:
        result.append(math.exp(-softplus(-logit(float(value), theta_d))))
    return result


def discriminator_value(x_real, x_fake, theta_d):
    total = 0.0
    for value in x_real:
        total -= softplus(-logit(float(value), theta_d))
    for value in x_fake:
        total -= softplus(logit(float(value), theta_d))
    return total / len(x_real)


def discriminator_gradient(x_real, x_fake, theta_d):
    m = len(x_real)
    grad = [0.0, 0.0, 0.0]
    for d, value in zip(discriminator(x_real, theta_d), x_real):
        for i in range(3):
            grad[i] += (1 - d) * float(value) ** i / m
    for d, value in zip(discriminator(x_fake, theta_d), x_fake):
        for i in range(3):
            grad[i] -= d * float(value) ** i / m
    return grad


def generator_loss(z, theta_d, theta_g, saturating=False):
    total = 0.0
    for x in generator(z, theta_g):
        s = logit(x, theta_d)
        total += -softplus(s) if saturating else softplus(-s)
    return total / len(z)


def generator_gradient(z, theta_d, theta_g, saturating=False):
    grad_a = grad_b = 0.0
    for noise, x in zip(z, generator(z, theta_g)):
        d = discriminator([x], theta_d)[0]
        if saturating:
            slope = -d
        else:
            slope = -(1 - d)
        slope = slope * (float(theta_d[1]) + 2 * float(theta_d[2]) * x)
        grad_a += slope * float(noise)
        grad_b += slope
    return [grad_a / len(z), grad_b / len(z)]


def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, saturating=False):
    theta_d = [float(v) for v in theta_d]
    theta_g = [float(v) for v in theta_g]
    history = []
    for t in range(len(real)):
        for j in range(len(real[t])):
            grad = discriminator_gradient(real[t][j], generator(noise_d[t][j], theta_g), theta_d)
            theta_d = [theta_d[i] + eta_d * grad[i] for i in range(3)]
        history.append(generator_loss(noise_g[t], theta_d, theta_g, saturating))
        grad = generator_gradient(noise_g[t], theta_d, theta_g, saturating)
        theta_g = [theta_g[i] - eta_g * grad[i] for i in range(2)]
    return theta_d, theta_g, history
