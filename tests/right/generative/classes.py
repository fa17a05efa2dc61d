"""A VAE class and a chain class behind the functions."""

import numpy as np


class VAE:
    def __init__(self, params):
        self.p = {name: np.array(value, dtype=float) for name, value in params.items()}

    def encode(self, x):
        self.x = np.asarray(x, dtype=float)
        self.mu = self.p["W_m"].dot(self.x) + self.p["b_m"]
        self.log_var = self.p["W_v"].dot(self.x) + self.p["b_v"]
        return self

    def sample(self, eps):
        self.eps, self.sigma = np.asarray(eps), np.sqrt(np.exp(self.log_var))
        self.z = self.mu + self.sigma * self.eps
        self.logits = self.p["W_x"].dot(self.z) + self.p["b_x"]
        return self

    @property
    def loss(self):
        return reconstruction_loss(self.x, self.logits) + kl_divergence(self.mu, self.log_var)

    def backward(self):
        g = {"b_x": np.exp(-np.logaddexp(0, -self.logits)) - self.x}
        back = g["b_x"].dot(self.p["W_x"])
        g["b_m"] = back + self.mu
        g["b_v"] = 0.5 * (back * self.eps * self.sigma + self.sigma**2 - 1)
        for name, seen in (("x", self.z), ("m", self.x), ("v", self.x)):
            g["W_" + name] = g["b_" + name][:, None] * seen[None, :]
        return g


class Chain:
    def __init__(self, initial, transition):
        self.initial, self.transition = np.asarray(initial, dtype=float), np.asarray(transition, dtype=float)

    @classmethod
    def fit(cls, sequences, V, alpha):
        initial, transition = np.zeros(V), np.zeros((V, V))
        for sequence in map(np.asarray, sequences):
            initial[sequence[0]] += 1
            np.add.at(transition, (sequence[:-1], sequence[1:]), 1)
        initial = (initial + alpha) / (len(sequences) + alpha * V)
        return cls(initial, (transition + alpha) / (transition.sum(1) + alpha * V)[:, None])

    def steps(self, words):
        words = np.asarray(words)
        yield self.initial[words[0]]
        yield from self.transition[words[:-1], words[1:]]

    def draw(self, u):
        row = self.initial
        for number in u:
            word = next((i for i, s in enumerate(np.cumsum(row)) if s > number), np.flatnonzero(row)[-1])
            yield word
            row = self.transition[word]


def reparameterize(mu, log_var, eps):
    return np.asarray(mu) + np.sqrt(np.exp(np.asarray(log_var, dtype=float))) * np.asarray(eps)


def kl_divergence(mu, log_var):
    terms = np.square(np.asarray(mu, dtype=float)) + np.expm1(log_var) - np.asarray(log_var)
    return 0.5 * terms.sum(-1)


def reconstruction_loss(x, logits):
    x, a = np.asarray(x), np.asarray(logits, dtype=float)
    return np.sum(np.maximum(a, 0) - x * a + np.log1p(np.exp(-np.abs(a))))


def negative_elbo(x, eps, params):
    return VAE(params).encode(x).sample(eps).loss


def elbo_gradients(x, eps, params):
    return VAE(params).encode(x).sample(eps).backward()


def markov_fit(sequences, V, alpha):
    chain = Chain.fit(sequences, V, alpha)
    return [chain.initial, chain.transition]


def sequence_log_likelihood(sequence, initial, transition):
    return sum(map(np.log, Chain(initial, transition).steps(sequence)))


def sample_sequence(u, initial, transition):
    return np.fromiter(Chain(initial, transition).draw(u), dtype=np.int64)
