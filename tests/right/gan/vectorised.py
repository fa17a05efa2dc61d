"""A matrix of features for D, a matrix for G, gradients as matrix products."""

import numpy as np


def features(x):
    return np.vander(np.asarray(x, dtype=float), 3, increasing=True)


def log_d(s):
    return np.minimum(s, 0) - np.log1p(np.exp(-np.abs(s)))


def generator(z, theta_g):
    return np.polyval(np.asarray(theta_g, dtype=float), np.asarray(z, dtype=float))


def discriminator(x, theta_d):
    s = features(x) @ np.asarray(theta_d, dtype=float)
    e = np.exp(-np.abs(s))
    return np.where(s >= 0, 1, e) / (1 + e)


def discriminator_value(x_real, x_fake, theta_d):
    theta_d = np.asarray(theta_d, dtype=float)
    return (log_d(features(x_real) @ theta_d) + log_d(-features(x_fake) @ theta_d)).mean()


def discriminator_gradient(x_real, x_fake, theta_d):
    m = len(x_real)
    inputs = np.vstack([features(x_real), features(x_fake)])
    labels = np.repeat([1.0, 0.0], m)
    return inputs.T @ (labels - discriminator(np.r_[x_real, x_fake], theta_d)) / m


def generator_loss(z, theta_d, theta_g, saturating=False):
    s = features(generator(z, theta_g)) @ np.asarray(theta_d, dtype=float)
    sign = -1 if saturating else 1
    return -sign * log_d(sign * s).mean()


def generator_gradient(z, theta_d, theta_g, saturating=False):
    x, z = generator(z, theta_g), np.asarray(z, dtype=float)
    theta_d = np.asarray(theta_d, dtype=float)
    fooled = discriminator(x, theta_d)
    slope = np.where(saturating, -fooled, fooled - 1) * np.polyval([2 * theta_d[2], theta_d[1]], x)
    return np.stack([z, np.ones_like(z)]) @ slope / z.size


def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, saturating=False):
    real, noise_d, noise_g = (np.array(a, dtype=float) for a in (real, noise_d, noise_g))
    theta_d, theta_g = np.array(theta_d, dtype=float), np.array(theta_g, dtype=float)
    T, k, _ = real.shape
    history = np.empty(T)
    for t in range(T):
        for j in range(k):
            theta_d += eta_d * discriminator_gradient(real[t, j], generator(noise_d[t, j], theta_g), theta_d)
        history[t] = generator_loss(noise_g[t], theta_d, theta_g, saturating)
        theta_g -= eta_g * generator_gradient(noise_g[t], theta_d, theta_g, saturating)
    return theta_d, theta_g, history
