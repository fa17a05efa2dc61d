# 3210100014  感知机
from dataclasses import dataclass
from typing import NamedTuple
import numpy as np

class Line(NamedTuple):
    w: np.ndarray
    b: float

class Trained(NamedTuple):
    w: np.ndarray
    b: float
    mistakes: list

@dataclass
class Unit:
    w: np.ndarray
    b: float

    @classmethod
    def of(cls, w, b):
        return cls(np.array(w, dtype=np.float64), float(b))

    def net(self, x):
        return np.einsum('...i,i->...', np.array(x, dtype=np.float64), self.w) + self.b

    def answer(self, x):
        return np.where(self.net(x) < 0, -1.0, 1.0)

    def learn(self, x, y, eta):
        if y * self.net(x) > 0:
            return 0
        self.w = self.w + eta * y * x
        self.b = self.b + eta * y
        return 1

def mcp_neuron(x, w, theta):
    return (Unit.of(w, -theta).answer(x) + 1) / 2

def hebb_step(w, x, y, eta):
    return np.array(w, dtype=float) + float(eta) * float(y) * np.array(x, dtype=float)

def perceptron(x, w, b):
    return Unit.of(w, b).answer(x)

def gate(name):
    line = Line(np.array([1.0, 1.0]), -0.5 if name == 'OR' else -1.5)
    return Line(-line.w, -line.b) if name == 'NAND' else line

def train_perceptron(X, y, w, b, eta, epochs):
    unit = Unit.of(w, b)
    X, y = (np.array(X, dtype=float), np.array(y, dtype=float))
    mistakes = [sum((unit.learn(X[i], y[i], eta) for i in range(len(X)))) for _ in range(epochs)]
    return Trained(unit.w, unit.b, mistakes)

def is_separable(outputs):
    truth = np.array(outputs).reshape(2, 2)
    return not (truth[0, 0] == truth[1, 1] and truth[0, 1] == truth[1, 0] and (truth[0, 0] != truth[0, 1]))

def xor_network():
    lines = [gate('NAND'), gate('OR')]
    return ([line.w for line in lines], [line.b for line in lines], *gate('AND'))
