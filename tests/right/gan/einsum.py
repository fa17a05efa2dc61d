"""einsum for every sum; float32 is kept where all inputs are float32."""

import numpy as np


def real_array(a):
    a = np.asarray(a)
    return a if a.dtype.kind == "f" else a.astype(float)


def powers(x):
    x = real_array(x)
    return np.stack([np.ones_like(x), x, x * x])


def logits(x, theta_d):
    return np.einsum("i,im->m", real_array(theta_d), powers(x))


def log_sigmoid(s):
    return np.where(s < 0, s, 0) - np.log1p(np.exp(-abs(s)))


def generator(z, theta_g):
    return np.einsum("i,im->m", real_array(theta_g)[::-1], powers(z)[:2])


def discriminator(x, theta_d):
    return 0.5 + 0.5 * np.tanh(logits(x, theta_d) / 2)


def mean(a):
    return np.einsum("m->", a) / len(a)


def discriminator_value(x_real, x_fake, theta_d):
    return mean(log_sigmoid(logits(x_real, theta_d))) + mean(log_sigmoid(-logits(x_fake, theta_d)))


def discriminator_gradient(x_real, x_fake, theta_d):
    up = np.einsum("im,m->i", powers(x_real), 1 - discriminator(x_real, theta_d))
    down = np.einsum("im,m->i", powers(x_fake), discriminator(x_fake, theta_d))
    return (up - down) / len(x_real)


def generator_loss(z, theta_d, theta_g, saturating=False):
    s = logits(generator(z, theta_g), theta_d)
    if saturating:
        return mean(log_sigmoid(-s))
    return mean(-log_sigmoid(s))


def generator_gradient(z, theta_d, theta_g, saturating=False):
    x = generator(z, theta_g)
    outer = -discriminator(x, theta_d) if saturating else discriminator(x, theta_d) - 1
    inner = np.einsum("i,im->m", real_array(theta_d)[1:] * np.array([1, 2], dtype=x.dtype), powers(x)[:2])
    return np.einsum("m,m,im->i", outer, inner, powers(z)[1::-1]) / len(x)


def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, saturating=False):
    theta_d, theta_g = real_array(theta_d), real_array(theta_g)
    history = []
    for t, z in enumerate(noise_g):
        for batch, noise in zip(real[t], noise_d[t]):
            step = discriminator_gradient(batch, generator(noise, theta_g), theta_d)
            theta_d = np.add(theta_d, eta_d * step)
        history += [generator_loss(z, theta_d, theta_g, saturating)]
        theta_g = np.subtract(theta_g, eta_g * generator_gradient(z, theta_d, theta_g, saturating))
    return [theta_d, theta_g, history]
