"""einsum over samples, labels and powers; float32 is kept where it is given."""

import numpy as np


def floats(a):
    a = np.asarray(a)
    return a if a.dtype.kind == "f" else a.astype(float)


def powers(x):
    x = floats(x)
    return np.stack([np.ones_like(x), x, x * x], axis=-1)


def one_hot(labels, K):
    return (np.asarray(labels)[:, None] == np.arange(K)).astype(np.float32)


def generator(z, labels, theta_g):
    a, b = floats(theta_g)[:1], floats(theta_g)[1:]
    return a * floats(z) + np.einsum("mk,k->m", one_hot(labels, len(b)), b)


def logits(x, labels, theta_d):
    return np.einsum("mp,mk,kp->m", powers(x), one_hot(labels, len(theta_d)), floats(theta_d))


def log_sigmoid(s):
    return np.where(s < 0, s, 0) - np.log1p(np.exp(-abs(s)))


def discriminator(x, labels, theta_d):
    return 0.5 + 0.5 * np.tanh(logits(x, labels, theta_d) / 2)


def discriminator_value(x_real, x_fake, labels, theta_d):
    both = log_sigmoid(logits(x_real, labels, theta_d)) + log_sigmoid(-logits(x_fake, labels, theta_d))
    return np.einsum("m->", both) / len(both)


def discriminator_gradient(x_real, x_fake, labels, theta_d):
    hot = one_hot(labels, len(theta_d))
    up = np.einsum("mk,m,mp->kp", hot, 1 - discriminator(x_real, labels, theta_d), powers(x_real))
    down = np.einsum("mk,m,mp->kp", hot, discriminator(x_fake, labels, theta_d), powers(x_fake))
    return (up - down) / len(x_real)


def generator_loss(z, labels, theta_d, theta_g):
    s = logits(generator(z, labels, theta_g), labels, theta_d)
    return np.einsum("m->", -log_sigmoid(s)) / len(s)


def generator_gradient(z, labels, theta_d, theta_g):
    x, hot = generator(z, labels, theta_g), one_hot(labels, len(theta_d))
    derivative = np.stack([np.zeros_like(x), np.ones_like(x), 2 * x], axis=-1)
    slope = (discriminator(x, labels, theta_d) - 1) * np.einsum("mp,mk,kp->m", derivative, hot, floats(theta_d))
    inputs = np.concatenate([floats(z)[:, None], hot], axis=1)
    return np.einsum("m,mi->i", slope, inputs) / len(x)


def train(real, labels, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g):
    theta_d, theta_g, history = floats(theta_d), floats(theta_g), []
    for t, c in enumerate(labels):
        step = discriminator_gradient(real[t], generator(noise_d[t], c, theta_g), c, theta_d)
        theta_d = np.add(theta_d, eta_d * step)
        history += [generator_loss(noise_g[t], c, theta_d, theta_g)]
        theta_g = np.subtract(theta_g, eta_g * generator_gradient(noise_g[t], c, theta_d, theta_g))
    return [theta_d, theta_g, history]
