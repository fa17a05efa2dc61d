import numpy as np


def generator(z, theta_g):
    """G(z) = a z + b.

    z: (m,); theta_g: (a, b). Returns (m,).
    """
    raise NotImplementedError("generator")


def discriminator(x, theta_d):
    """D(x) = sigmoid(u0 + u1 x + u2 x^2).

    x: (m,); theta_d: (u0, u1, u2). Returns (m,).
    """
    raise NotImplementedError("discriminator")


def discriminator_value(x_real, x_fake, theta_d):
    """mean log D(x_real) + mean log(1 - D(x_fake)), for logits up to ±1000.

    x_real, x_fake: (m,); theta_d: (u0, u1, u2). Returns a float.
    """
    raise NotImplementedError("discriminator_value")


def discriminator_gradient(x_real, x_fake, theta_d):
    """The gradient of discriminator_value in theta_d.

    x_real, x_fake: (m,); theta_d: (u0, u1, u2). Returns (3,).
    """
    raise NotImplementedError("discriminator_gradient")


def generator_loss(z, theta_d, theta_g, saturating=False):
    """mean log(1 - D(G(z))) if saturating, else -mean log D(G(z)); for logits up to ±1000.

    z: (m,); theta_d: (u0, u1, u2); theta_g: (a, b). Returns a float.
    """
    raise NotImplementedError("generator_loss")


def generator_gradient(z, theta_d, theta_g, saturating=False):
    """The gradient of generator_loss in theta_g.

    z: (m,); theta_d: (u0, u1, u2); theta_g: (a, b). Returns (2,).
    """
    raise NotImplementedError("generator_gradient")


def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, saturating=False):
    """Algorithm 6.5.1: in every round k ascent steps of D, then one descent step of G.

    real, noise_d: (T, k, m); noise_g: (T, m). Returns theta_d (3,), theta_g (2,) and history (T,).
    """
    raise NotImplementedError("train")
