"""The math module on scalars, spread with np.vectorize; recursion over rounds and steps."""

import math

import numpy as np


def log_sigmoid(s):
    return -math.log1p(math.exp(-s)) if s > 0 else s - math.log1p(math.exp(s))


def logit(x, u0, u1, u2):
    return u0 + u1 * x + u2 * x**2


each_logit = np.vectorize(lambda x, u0, u1, u2: logit(float(x), float(u0), float(u1), float(u2)), otypes=[float])
each_log = np.vectorize(log_sigmoid, otypes=[float])


def generator(z, theta_g):
    a, b = theta_g
    return np.vectorize(lambda value: float(a) * value + float(b), otypes=[float])(z)


def discriminator(x, theta_d):
    return np.vectorize(math.exp, otypes=[float])(each_log(each_logit(x, *theta_d)))


def discriminator_value(x_real, x_fake, theta_d):
    real, fake = each_log(each_logit(x_real, *theta_d)), each_log(-each_logit(x_fake, *theta_d))
    return math.fsum(real) / len(real) + math.fsum(fake) / len(fake)


def discriminator_gradient(x_real, x_fake, theta_d):
    real, fake = discriminator(x_real, theta_d), discriminator(x_fake, theta_d)

    def component(power):
        up = math.fsum((1 - d) * float(x) ** power for d, x in zip(real, x_real))
        down = math.fsum(d * float(x) ** power for d, x in zip(fake, x_fake))
        return (up - down) / len(real)

    return component(0), component(1), component(2)


def generator_loss(z, theta_d, theta_g, saturating=False):
    s = each_logit(generator(z, theta_g), *theta_d)
    return np.float64(math.fsum(each_log(-s)) / len(s)) if saturating else np.array(-math.fsum(each_log(s)) / len(s))


def generator_gradient(z, theta_d, theta_g, saturating=False):
    _, u1, u2 = (float(u) for u in theta_d)
    x = generator(z, theta_g)
    slopes = [
        (-d if saturating else d - 1) * (u1 + 2 * u2 * value) for d, value in zip(discriminator(x, theta_d), x)
    ]
    return math.fsum(s * float(value) for s, value in zip(slopes, z)) / len(x), math.fsum(slopes) / len(x)


def step(theta, gradient, eta):
    return tuple(float(t) + eta * float(g) for t, g in zip(theta, gradient))


def climb(pairs, theta_d, theta_g, eta_d):
    if len(pairs) == 0:
        return theta_d
    x, z = pairs[0]
    theta_d = step(theta_d, discriminator_gradient(x, generator(z, theta_g), theta_d), eta_d)
    return climb(pairs[1:], theta_d, theta_g, eta_d)


def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, saturating=False):
    if len(real) == 0:
        return theta_d, theta_g, []
    theta_d = climb(list(zip(real[0], noise_d[0])), theta_d, theta_g, eta_d)
    loss = float(generator_loss(noise_g[0], theta_d, theta_g, saturating))
    theta_g = step(theta_g, generator_gradient(noise_g[0], theta_d, theta_g, saturating), -eta_g)
    rest = train(real[1:], noise_d[1:], noise_g[1:], theta_d, theta_g, eta_d, eta_g, saturating)
    return rest[0], rest[1], [loss, *rest[2]]
