"""Gradients by complex steps through the definitions; long doubles for the values."""

import numpy as np

H = 1e-30


def one_hot(labels, K):
    labels = list(labels)
    return [[1.0 if k == label else 0.0 for k in range(K)] for label in labels]


def log_d(s):
    """log sigmoid, also for complex s."""
    positive = np.real(s) > 0
    return np.where(positive, 0, s) - np.log1p(np.exp(np.where(positive, -s, s)))


def scores(x, labels, theta):
    u = theta[np.asarray(labels)]
    return u[:, 0] + u[:, 1] * x + u[:, 2] * x * x


def G(z, labels, theta):
    return theta[0] * np.asarray(z, dtype=float) + theta[1:][np.asarray(labels)]


def generator(z, labels, theta_g):
    return G(z, labels, np.asarray(theta_g, dtype=float))


def discriminator(x, labels, theta_d):
    s = scores(np.asarray(x, dtype=np.longdouble), labels, np.asarray(theta_d, dtype=np.longdouble))
    return (1 / (1 + np.exp(-s))).astype(float)


def V(real, fake, labels, theta):
    return np.mean(log_d(scores(real, labels, theta))) + np.mean(log_d(-scores(fake, labels, theta)))


def loss(z, labels, theta_d, theta):
    return -np.mean(log_d(scores(G(z, labels, theta), labels, theta_d)))


def discriminator_value(x_real, x_fake, labels, theta_d):
    real, fake, theta = (np.asarray(a, dtype=float) for a in (x_real, x_fake, theta_d))
    return V(real, fake, labels, theta)


def complex_steps(function, theta):
    theta = np.asarray(theta, dtype=float)
    grad = np.zeros(theta.shape)
    for place in np.ndindex(theta.shape):
        moved = theta.astype(complex)
        moved[place] += 1j * H
        grad[place] = function(moved).imag / H
    return grad


def discriminator_gradient(x_real, x_fake, labels, theta_d):
    real, fake = np.asarray(x_real, dtype=float), np.asarray(x_fake, dtype=float)
    return complex_steps(lambda theta: V(real, fake, labels, theta), theta_d)


def generator_loss(z, labels, theta_d, theta_g):
    return loss(z, labels, np.asarray(theta_d, dtype=float), np.asarray(theta_g, dtype=float))


def generator_gradient(z, labels, theta_d, theta_g):
    theta_d = np.asarray(theta_d, dtype=float)
    return complex_steps(lambda theta: loss(z, labels, theta_d, theta), theta_g)


def train(real, labels, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g):
    history = []
    for x, c, z_d, z_g in zip(real, labels, noise_d, noise_g):
        theta_d = np.asarray(theta_d, dtype=float) + eta_d * discriminator_gradient(x, generator(z_d, c, theta_g), c, theta_d)
        history.append(generator_loss(z_g, c, theta_d, theta_g))
        theta_g = np.asarray(theta_g, dtype=float) - eta_g * generator_gradient(z_g, c, theta_d, theta_g)
    return theta_d, theta_g, history
