# 赵敏  对抗样本的攻击与防御
from typing import NamedTuple
import numpy as np

class Found(NamedTuple):
    z: np.ndarray
    error: float

class Classifier:

    def __init__(self, W, b):
        self.W, self.b = (np.array(W, dtype=np.float64), np.array(b, dtype=np.float64))

    def forward(self, x):
        self.x = np.array(x, dtype=np.float64)
        self.scores = self.W.dot(self.x) + self.b
        return self.scores

    def loss(self, x, label):
        others = np.delete(self.forward(x), label) - self.scores[label]
        return np.logaddexp.reduce(np.append(others, 0.0))

    def backward(self, label):
        shifted = self.scores - np.logaddexp.reduce(self.scores)
        delta = np.exp(shifted)
        delta[label] = np.expm1(shifted[label])
        return (delta.dot(self.W), delta[:, np.newaxis] * self.x, delta)

class Generator:

    def __init__(self, A, c):
        self.A, self.c = (np.array(A, dtype=np.float64), np.array(c, dtype=np.float64))

    def forward(self, z):
        s = self.A.dot(np.array(z, dtype=np.float64)) + self.c
        self.g = np.exp(np.minimum(s, 0) - np.log1p(np.exp(-np.abs(s))))
        self.slope = np.exp(-np.abs(s)) / (1 + np.exp(-np.abs(s))) ** 2
        return self.g

    def backward(self, grad):
        return (grad * self.slope).dot(self.A)

class Search:

    def __init__(self, generator, image):
        self.generator, self.image = (generator, np.array(image, dtype=np.float64))

    def error(self, z):
        return float(((self.generator.forward(z) - self.image) ** 2).sum())

    def gradient(self, z):
        return self.generator.backward(2 * (self.generator.forward(z) - self.image))

    def descend(self, z, eta, steps):
        z = np.array(z, dtype=np.float64)
        for _ in range(steps):
            z = z - eta * self.gradient(z)
        return Found(z, self.error(z))

def input_gradient(x, label, W, b):
    net = Classifier(W, b)
    net.forward(x)
    return net.backward(label)[0]

def fgsm(x, label, W, b, eps):
    gradient = input_gradient(x, label, W, b)
    moved = np.where(gradient == 0, x, np.array(x, dtype=np.float64) + np.copysign(eps, gradient))
    return np.clip(moved, 0.0, 1.0)

def adversarial_loss(x, label, W, b, eps, alpha):
    net = Classifier(W, b)
    return alpha * net.loss(x, label) + (1 - alpha) * net.loss(fgsm(x, label, W, b, eps), label)

def adversarial_gradients(x, label, W, b, eps, alpha):
    net, total = (Classifier(W, b), [0.0, 0.0])
    for share, image in ((alpha, x), (1 - alpha, fgsm(x, label, W, b, eps))):
        net.forward(image)
        _, grad_W, grad_b = net.backward(label)
        total = [total[0] + share * grad_W, total[1] + share * grad_b]
    return total

def generator(z, A, c):
    return Generator(A, c).forward(z)

def reconstruction_error(x, z, A, c):
    return Search(Generator(A, c), x).error(z)

def reconstruction_gradient(x, z, A, c):
    return Search(Generator(A, c), x).gradient(z)

def project(x, z_starts, A, c, eta, steps):
    search = Search(Generator(A, c), x)
    return sorted((search.descend(z, eta, steps) for z in z_starts), key=lambda found: found.error)[0]

def defend(x, z_starts, W, b, A, c, eta, steps):
    found = project(x, z_starts, A, c, eta, steps)
    return np.int64(np.argmax(Classifier(W, b).forward(Generator(A, c).forward(found.z))))
