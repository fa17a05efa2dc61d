# A model object behind the functions; scalars by the math module and np.vectorize.
import math
from collections import Counter, namedtuple

import numpy as np

Trained = namedtuple("Trained", ["W", "W_out", "losses"])


class Cbow:
    def __init__(self, W, W_out):
        self.W = np.array(W, dtype=np.float64)
        self.W_out = np.array(W_out, dtype=np.float64)

    def look(self, context):
        self.counts = Counter(int(word) for word in context)
        self.size = sum(self.counts.values())
        self.h = sum(count * self.W[word] for word, count in self.counts.items()) / self.size
        self.y = self.h @ self.W_out
        shifted = np.vectorize(math.exp)(self.y - max(self.y))
        self.p = shifted / math.fsum(shifted)
        self.log_total = max(self.y) + math.log(math.fsum(shifted))
        return self

    def loss(self, target):
        return self.log_total - self.y[target]

    def gradients(self, target):
        error = np.array([p - (j == target) for j, p in enumerate(self.p)])
        grad_W = np.zeros_like(self.W)
        for word, count in self.counts.items():
            grad_W[word] = count / self.size * (self.W_out @ error)
        return grad_W, np.outer(self.h, error)

    def step(self, target, eta):
        grad_W, grad_W_out = self.gradients(target)
        self.W = self.W - eta * grad_W
        self.W_out = self.W_out - eta * grad_W_out


def one_hot(k, V):
    return np.bincount([k], minlength=V)


def hidden(context, W):
    return Cbow(W, np.zeros((np.shape(W)[1], np.shape(W)[0]))).look(context).h


def forward(context, W, W_out):
    return Cbow(W, W_out).look(context).p


def loss(context, target, W, W_out):
    return float(Cbow(W, W_out).look(context).loss(target))


def gradients(context, target, W, W_out):
    return Cbow(W, W_out).look(context).gradients(target)


def train(sentence, window, W, W_out, eta, epochs):
    model, losses = Cbow(W, W_out), []
    window = window or len(sentence)
    for _ in range(epochs):
        total = 0.0
        for k, target in enumerate(sentence):
            nearby = range(max(0, k - window), min(len(sentence), k + window + 1))
            model.look([sentence[j] for j in nearby if j != k])
            total += model.loss(target)
            model.step(target, eta)
        losses.append(total / len(sentence))
    return Trained(model.W, model.W_out, np.array(losses))


def nearest_words(word, W, n):
    W = np.array(W, dtype=np.float64)
    angle = [math.acos(min(1, max(-1, v @ W[word] / np.linalg.norm(v) / np.linalg.norm(W[word])))) for v in W]
    return tuple(sorted((k for k in range(len(W)) if k != word), key=angle.__getitem__)[:n])


def parameter_count(V, N):
    return V * N + N * V
