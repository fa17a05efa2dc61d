# 赵敏  Wasserstein 生成对抗网络
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

class Critic:

    def __init__(self, theta):
        self.theta = np.array(theta, dtype=np.float64)

    def forward(self, x):
        self.x = np.array(x, dtype=np.float64)
        return self.theta[0] + self.x * (self.theta[1] + self.x * self.theta[2])

    def backward(self, grad):
        in_theta = np.array([grad.sum(), (grad * self.x).sum(), (grad * self.x ** 2).sum()])
        return (in_theta, grad * (self.theta[1] + 2 * self.theta[2] * self.x))

    def clip(self, c):
        self.theta = np.where(abs(self.theta) > c, np.copysign(c, self.theta), self.theta)

def critic(x, theta_d):
    return Critic(theta_d).forward(x)

def critic_value(x_real, x_fake, theta_d):
    net = Critic(theta_d)
    return net.forward(x_real).mean() - net.forward(x_fake).mean()

def critic_gradient(x_real, x_fake, theta_d):
    net, total = (Critic(theta_d), np.zeros(3))
    for batch, sign in ((x_real, 1), (x_fake, -1)):
        scores = net.forward(batch)
        total += net.backward(np.full(scores.shape, sign / scores.size))[0]
    return total

def clip_weights(theta, c):
    net = Critic(theta)
    net.clip(c)
    return net.theta

def generator_loss(z, theta_d, theta_g):
    return -Critic(theta_d).forward(Generator(theta_g).forward(z)).mean()

def generator_gradient(z, theta_d, theta_g):
    g, f = (Generator(theta_g), Critic(theta_d))
    scores = f.forward(g.forward(z))
    return g.backward(f.backward(np.full(scores.shape, -1 / scores.size))[1])

class Game:

    def __init__(self, theta_d, theta_g, c):
        self.f, self.g, self.c = (Critic(theta_d), Generator(theta_g), c)

    def round(self, real, noise_d, noise_g, eta_d, eta_g):
        for x, z in zip(real, noise_d):
            fake = self.g.forward(z)
            self.f.theta += eta_d * critic_gradient(x, fake, self.f.theta)
            self.f.clip(self.c)
        value = critic_value(x, fake, self.f.theta)
        self.g.theta -= eta_g * generator_gradient(noise_g, self.f.theta, self.g.theta)
        return value

def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, c):
    game = Game(theta_d, theta_g, c)
    history = [game.round(*batches, eta_d, eta_g) for batches in zip(real, noise_d, noise_g)]
    return Result(game.f.theta, game.g.theta, np.array(history))

def wasserstein_distance(x, y):
    return np.mean([abs(a - b) for a, b in zip(sorted(map(float, x)), sorted(map(float, y)))])
