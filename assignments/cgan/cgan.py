import numpy as np


def one_hot(labels, K):
    """A row for each label: 1 at the label's place, 0 elsewhere.

    labels: (m,) whole numbers from 0 to K - 1. Returns (m, K).
    """
    raise NotImplementedError("one_hot")


def generator(z, labels, theta_g):
    """G(z, c) = a z + b_c.

    z, labels: (m,); theta_g: (a, b_0, ..., b_{K-1}). Returns (m,).
    """
    raise NotImplementedError("generator")


def discriminator(x, labels, theta_d):
    """D(x, c) = sigmoid(u_c0 + u_c1 x + u_c2 x^2).

    x, labels: (m,); theta_d: (K, 3). Returns (m,).
    """
    raise NotImplementedError("discriminator")


def discriminator_value(x_real, x_fake, labels, theta_d):
    """mean log D(x_real, c) + mean log(1 - D(x_fake, c)), for logits up to ±1000.

    x_real, x_fake, labels: (m,); theta_d: (K, 3). Returns a float.
    """
    raise NotImplementedError("discriminator_value")


def discriminator_gradient(x_real, x_fake, labels, theta_d):
    """The gradient of discriminator_value in theta_d.

    x_real, x_fake, labels: (m,); theta_d: (K, 3). Returns (K, 3).
    """
    raise NotImplementedError("discriminator_gradient")


def generator_loss(z, labels, theta_d, theta_g):
    """-mean log D(G(z, c), c), for logits up to ±1000.

    z, labels: (m,); theta_d: (K, 3); theta_g: (1 + K,). Returns a float.
    """
    raise NotImplementedError("generator_loss")


def generator_gradient(z, labels, theta_d, theta_g):
    """The gradient of generator_loss in theta_g.

    z, labels: (m,); theta_d: (K, 3); theta_g: (1 + K,). Returns (1 + K,).
    """
    raise NotImplementedError("generator_gradient")


def train(real, labels, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g):
    """In every round one ascent step of D, then one descent step of G, with the round's labels.

    real, labels, noise_d, noise_g: (T, m). Returns theta_d (K, 3), theta_g (1 + K,) and history (T,).
    """
    raise NotImplementedError("train")
