"""Network objects whose input is sample and condition side by side, as in Figure 6.25."""

from typing import NamedTuple

import numpy as np


class Result(NamedTuple):
    theta_d: np.ndarray
    theta_g: np.ndarray
    history: np.ndarray


def one_hot(labels, K):
    return np.array([np.arange(K) == label for label in labels], dtype=int)


class Generator:
    def __init__(self, theta):
        self.theta = np.array(theta, dtype=np.float64)

    def forward(self, z, labels):
        condition = one_hot(labels, self.theta.size - 1)
        self.input = np.hstack([np.array(z, dtype=np.float64)[:, None], condition])
        return self.input @ self.theta

    def backward(self, grad):
        return grad @ self.input


class Discriminator:
    def __init__(self, theta):
        self.theta = np.array(theta, dtype=np.float64)

    def forward(self, x, labels):
        self.x = np.array(x, dtype=np.float64)
        self.condition = one_hot(labels, len(self.theta))
        self.features = np.stack([self.x**0, self.x, self.x**2], axis=1)
        self.rows = self.condition @ self.theta
        self.s = np.einsum("mp,mp->m", self.features, self.rows)
        return self.s

    @property
    def probability(self):
        return 1 / (1 + np.exp(-np.clip(self.s, -700, 700)))

    def backward(self, grad):
        in_theta = sum(np.outer(c, f) * g for c, f, g in zip(self.condition, self.features, grad))
        return in_theta, grad * (self.rows[:, 1] + 2 * self.rows[:, 2] * self.x)


def log_probability(s):
    return -np.logaddexp(0.0, -s)


def generator(z, labels, theta_g):
    return Generator(theta_g).forward(z, labels)


def discriminator(x, labels, theta_d):
    net = Discriminator(theta_d)
    net.forward(x, labels)
    return net.probability


def discriminator_value(x_real, x_fake, labels, theta_d):
    net = Discriminator(theta_d)
    return log_probability(net.forward(x_real, labels)).mean() + log_probability(-net.forward(x_fake, labels)).mean()


def discriminator_gradient(x_real, x_fake, labels, theta_d):
    net, total = Discriminator(theta_d), 0
    for batch, target in ((x_real, 1), (x_fake, 0)):
        net.forward(batch, labels)
        total = total + net.backward((target - net.probability) / len(batch))[0]
    return total


def generator_loss(z, labels, theta_d, theta_g):
    return -log_probability(Discriminator(theta_d).forward(generator(z, labels, theta_g), labels)).mean()


def generator_gradient(z, labels, theta_d, theta_g):
    g, d = Generator(theta_g), Discriminator(theta_d)
    d.forward(g.forward(z, labels), labels)
    return g.backward(d.backward((d.probability - 1) / len(z))[1])


class Game:
    def __init__(self, theta_d, theta_g):
        self.d, self.g = Discriminator(theta_d), Generator(theta_g)

    def round(self, real, labels, noise_d, noise_g, eta_d, eta_g):
        fakes = self.g.forward(noise_d, labels)
        self.d.theta += eta_d * discriminator_gradient(real, fakes, labels, self.d.theta)
        loss = generator_loss(noise_g, labels, self.d.theta, self.g.theta)
        self.g.theta -= eta_g * generator_gradient(noise_g, labels, self.d.theta, self.g.theta)
        return loss


def train(real, labels, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g):
    game = Game(theta_d, theta_g)
    history = [game.round(*batches, eta_d, eta_g) for batches in zip(real, labels, noise_d, noise_g)]
    return Result(game.d.theta, game.g.theta, np.array(history))
