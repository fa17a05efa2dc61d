"""einsum for every sum; float32 is kept where it is given."""

import numpy as np


def floats(a):
    a = np.asarray(a)
    return a if a.dtype.kind == "f" else a.astype(float)


def powers(x):
    x = floats(x)
    return np.stack([np.ones_like(x), x, x * x])


def critic(x, theta_d):
    return np.einsum("i,im->m", floats(theta_d), powers(x))


def critic_value(x_real, x_fake, theta_d):
    return np.einsum("m->", critic(x_real, theta_d) - critic(x_fake, theta_d)) / len(x_real)


def critic_gradient(x_real, x_fake, theta_d):
    return np.einsum("im->i", powers(x_real) - powers(x_fake)) / len(x_real)


def clip_weights(theta, c):
    return np.maximum(np.minimum(floats(theta), c), -c)


def fakes(z, theta_g):
    return np.einsum("i,im->m", floats(theta_g)[::-1], powers(z)[:2])


def generator_loss(z, theta_d, theta_g):
    return np.einsum("m->", -critic(fakes(z, theta_g), theta_d)) / len(z)


def generator_gradient(z, theta_d, theta_g):
    x = fakes(z, theta_g)
    slope = np.einsum("i,im->m", floats(theta_d)[1:] * np.array([1, 2], dtype=x.dtype), powers(x)[:2])
    return np.einsum("m,im->i", -slope, powers(z)[1::-1]) / len(z)


def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, c):
    theta_d, theta_g = floats(theta_d), floats(theta_g)
    history = []
    for t, z in enumerate(noise_g):
        for batch, noise in zip(real[t], noise_d[t]):
            x_fake = fakes(noise, theta_g)
            theta_d = clip_weights(theta_d + eta_d * critic_gradient(batch, x_fake, theta_d), c)
        history += [critic_value(batch, x_fake, theta_d)]
        theta_g = theta_g - eta_g * generator_gradient(z, theta_d, theta_g)
    return [theta_d, theta_g, history]


def wasserstein_distance(x, y):
    gaps = np.sort(floats(x)) - np.sort(floats(y))
    return np.einsum("m,m->", gaps, np.sign(gaps)) / len(gaps)
