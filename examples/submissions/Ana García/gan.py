"""A one-dimensional GAN (Algorithm 6.5.1), with classes for the two players."""
import numpy as np

from layers import Sigmoid


class Generator:
    """G(z) = a z + b"""

    def __init__(self, theta):
        self.a, self.b = np.asarray(theta, dtype=np.float64)

    def __call__(self, z):
        self.z = np.asarray(z, dtype=np.float64)
        return self.a * self.z + self.b

    def backward(self, grad):
        return np.array([np.sum(grad * self.z), np.sum(grad)])


class Discriminator:
    """D(x) = sigmoid(u0 + u1 x + u2 x^2)"""

    def __init__(self, theta):
        self.u = np.asarray(theta, dtype=np.float64)

    def logit(self, x):
        self.x = np.asarray(x, dtype=np.float64)
        return np.polynomial.polynomial.polyval(self.x, self.u)

    def __call__(self, x):
        return Sigmoid().forward(self.logit(x))

    def log(self, x):
        """log D(x)"""
        return -np.logaddexp(0, -self.logit(x))

    def log1m(self, x):
        """log(1 - D(x))"""
        return -np.logaddexp(0, self.logit(x))

    def slope(self):
        """d logit / dx at the last x"""
        return self.u[1] + 2 * self.u[2] * self.x


def generator(z, theta_g):
    return Generator(theta_g)(z)


def discriminator(x, theta_d):
    return Discriminator(theta_d)(x)


def discriminator_value(x_real, x_fake, theta_d):
    d = Discriminator(theta_d)
    return d.log(x_real).mean() + d.log1m(x_fake).mean()


def discriminator_gradient(x_real, x_fake, theta_d):
    d = Discriminator(theta_d)
    real, fake = 1 - d(x_real), d(x_fake)      # d log D / d logit, - d log(1-D) / d logit
    powers = np.arange(3)[:, None]
    x_real, x_fake = np.asarray(x_real, dtype=np.float64), np.asarray(x_fake, dtype=np.float64)
    return (x_real ** powers * real).mean(axis=1) - (x_fake ** powers * fake).mean(axis=1)


def generator_loss(z, theta_d, theta_g, saturating=False):
    d, x = Discriminator(theta_d), generator(z, theta_g)
    return d.log1m(x).mean() if saturating else -d.log(x).mean()


def generator_gradient(z, theta_d, theta_g, saturating=False):
    g, d = Generator(theta_g), Discriminator(theta_d)
    p = d(g(z))
    grad_logit = -p if saturating else p - 1
    return g.backward(grad_logit * d.slope() / len(p))


def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, saturating=False):
    theta_d = np.array(theta_d, dtype=np.float64)
    theta_g = np.array(theta_g, dtype=np.float64)
    history = []
    for x_steps, z_steps, z in zip(real, noise_d, noise_g):
        for x_real, z_d in zip(x_steps, z_steps):
            theta_d = theta_d + eta_d * discriminator_gradient(x_real, generator(z_d, theta_g), theta_d)
        history.append(generator_loss(z, theta_d, theta_g, saturating))
        theta_g = theta_g - eta_g * generator_gradient(z, theta_d, theta_g, saturating)
    return theta_d, theta_g, np.array(history)
