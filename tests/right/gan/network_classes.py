"""Two network objects with forward, backward and step; the functions only wire them."""

from typing import NamedTuple

import numpy as np


class Result(NamedTuple):
    theta_d: np.ndarray
    theta_g: np.ndarray
    history: np.ndarray


class Generator:
    def __init__(self, theta):
        self.theta = np.array(theta, dtype=np.float64)

    def forward(self, z):
        self.z = np.array(z, dtype=np.float64)
        return self.theta[0] * self.z + self.theta[1]

    def backward(self, grad):
        return np.array([(grad * self.z).sum(), grad.sum()])


class Discriminator:
    def __init__(self, theta):
        self.theta = np.array(theta, dtype=np.float64)

    def forward(self, x):
        self.x = np.array(x, dtype=np.float64)
        self.s = self.theta[0] + self.x * (self.theta[1] + self.x * self.theta[2])
        return self.s

    @property
    def probability(self):
        return 1 / (1 + np.exp(-np.clip(self.s, -700, 700)))

    def backward(self, grad):
        """Gradients in theta and in x."""
        in_theta = np.array([grad.sum(), (grad * self.x).sum(), (grad * self.x**2).sum()])
        return in_theta, grad * (self.theta[1] + 2 * self.theta[2] * self.x)


class LogProbability:
    """Mean of log D, or of log(1 - D), with its gradient in the logits."""

    def __init__(self, of_real):
        self.sign = 1.0 if of_real else -1.0

    def value(self, s):
        return -np.mean(np.logaddexp(0.0, -self.sign * s))

    def gradient(self, d):
        target = 1.0 if self.sign > 0 else 0.0
        return (target - d) / d.size


def generator(z, theta_g):
    return Generator(theta_g).forward(z)


def discriminator(x, theta_d):
    net = Discriminator(theta_d)
    net.forward(x)
    return net.probability


def discriminator_value(x_real, x_fake, theta_d):
    net = Discriminator(theta_d)
    return LogProbability(True).value(net.forward(x_real)) + LogProbability(False).value(net.forward(x_fake))


def discriminator_gradient(x_real, x_fake, theta_d):
    net = Discriminator(theta_d)
    total = np.zeros(3)
    for batch, of_real in ((x_real, True), (x_fake, False)):
        net.forward(batch)
        total += net.backward(LogProbability(of_real).gradient(net.probability))[0]
    return total


def generator_loss(z, theta_d, theta_g, saturating=False):
    s = Discriminator(theta_d).forward(Generator(theta_g).forward(z))
    return LogProbability(False).value(s) if saturating else -LogProbability(True).value(s)


def generator_gradient(z, theta_d, theta_g, saturating=False):
    g, d = Generator(theta_g), Discriminator(theta_d)
    d.forward(g.forward(z))
    grad = LogProbability(not saturating).gradient(d.probability)
    if not saturating:
        grad = -grad
    return g.backward(d.backward(grad)[1])


class Game:
    def __init__(self, theta_d, theta_g, saturating):
        self.d, self.g, self.saturating = Discriminator(theta_d), Generator(theta_g), saturating

    def round(self, real, noise_d, noise_g, eta_d, eta_g):
        for x, z in zip(real, noise_d):
            self.d.theta += eta_d * discriminator_gradient(x, self.g.forward(z), self.d.theta)
        loss = generator_loss(noise_g, self.d.theta, self.g.theta, self.saturating)
        self.g.theta -= eta_g * generator_gradient(noise_g, self.d.theta, self.g.theta, self.saturating)
        return loss


def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, saturating=False):
    game = Game(theta_d, theta_g, saturating)
    history = [game.round(*batches, eta_d, eta_g) for batches in zip(real, noise_d, noise_g)]
    return Result(game.d.theta, game.g.theta, np.array(history))
