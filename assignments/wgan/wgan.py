import numpy as np


def critic(x, theta_d):
    """f(x) = u0 + u1 x + u2 x^2, a score without bounds.

    x: (m,); theta_d: (u0, u1, u2). Returns (m,).
    """
    raise NotImplementedError("critic")


def critic_value(x_real, x_fake, theta_d):
    """mean f(x_real) - mean f(x_fake).

    x_real, x_fake: (m,); theta_d: (u0, u1, u2). Returns a float.
    """
    raise NotImplementedError("critic_value")


def critic_gradient(x_real, x_fake, theta_d):
    """The gradient of critic_value in theta_d.

    x_real, x_fake: (m,); theta_d: (u0, u1, u2). Returns (3,).
    """
    raise NotImplementedError("critic_gradient")


def clip_weights(theta, c):
    """Every parameter moved into [-c, c].

    theta: (n,); c: a positive number. Returns (n,).
    """
    raise NotImplementedError("clip_weights")


def generator_loss(z, theta_d, theta_g):
    """-mean f(G(z)).

    z: (m,); theta_d: (u0, u1, u2); theta_g: (a, b). Returns a float.
    """
    raise NotImplementedError("generator_loss")


def generator_gradient(z, theta_d, theta_g):
    """The gradient of generator_loss in theta_g.

    z: (m,); theta_d: (u0, u1, u2); theta_g: (a, b). Returns (2,).
    """
    raise NotImplementedError("generator_gradient")


def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, c):
    """In every round k ascent steps of the critic, each followed by clipping, then one descent step of G.

    real, noise_d: (T, k, m); noise_g: (T, m). Returns theta_d (3,), theta_g (2,) and history (T,).
    """
    raise NotImplementedError("train")


def wasserstein_distance(x, y):
    """The mean distance of the sorted values of two samples of one size.

    x, y: (m,). Returns a float.
    """
    raise NotImplementedError("wasserstein_distance")
