"""A cell class with a tape behind the functions."""

import numpy as np


class Cell:
    def __init__(self, params):
        for name in ("W_x", "W_h", "b", "W_o"):
            setattr(self, name, np.array(params[name], dtype=float))
        self.tape = []

    def step(self, x, h):
        h_new = np.tanh(np.dot(self.W_x, x) + np.dot(self.W_h, h) + self.b)
        self.tape.append((np.array(x, dtype=float), np.array(h, dtype=float), h_new))
        return h_new

    def read(self, xs, h):
        for x in xs:
            h = self.step(x, h)
        return self

    @property
    def hs(self):
        return np.stack([h for _, _, h in self.tape])

    @property
    def scores(self):
        return self.hs.dot(self.W_o.T)

    @property
    def outputs(self):
        s = self.scores
        s = s - s.max(1)[:, None]
        return np.exp(s) / np.exp(s).sum(1)[:, None]

    def rewind(self, grad_scores):
        g = {"W_o": np.zeros_like(self.W_o), "b": np.zeros_like(self.b)}
        g["W_h"], g["W_x"], back = np.zeros_like(self.W_h), np.zeros_like(self.W_x), np.zeros_like(self.b)
        while self.tape:
            x, before, h = self.tape.pop()
            d = grad_scores[len(self.tape)]
            g["W_o"] += d[:, None] * h
            a = (1 + h) * (1 - h) * (d @ self.W_o + back)
            g["W_x"] += a[:, None] * x
            g["W_h"] += a[:, None] * before
            g["b"] += a
            back = a @ self.W_h
        return g


def rnn_step(x, h_prev, params):
    return Cell(params).step(x, h_prev)


def rnn_forward(xs, h0, params):
    cell = Cell(params).read(xs, h0)
    return [cell.hs, cell.outputs]


def sequence_loss(xs, labels, h0, params):
    s = Cell(params).read(xs, h0).scores
    return 0.5 * np.sum(np.logaddexp.reduce(s, axis=1) - s[np.arange(len(s)), np.asarray(labels)])


def bptt(xs, labels, h0, params):
    cell = Cell(params).read(xs, h0)
    d = cell.outputs
    d[np.arange(len(d)), labels] -= 1
    return cell.rewind(d / 2)


def state_jacobian(hs, W_h, i, t):
    J = np.identity(len(W_h))
    for j in range(t, i, -1):
        J = J @ ((1 - np.asarray(hs[j], dtype=float) ** 2)[:, None] * np.asarray(W_h))
    return J


def memory(hs, W_h):
    return np.array([np.sqrt((state_jacobian(hs, W_h, i, len(hs) - 1) ** 2).sum()) for i in range(len(hs))])


def many_to_one(xs, h0, params):
    return Cell(params).read(xs, h0).outputs[-1]


def one_to_many(x, h0, params, T):
    return Cell(params).read(np.vstack([x, np.zeros((T - 1, len(x)))]), h0).outputs


def tag(xs, h0, params):
    return Cell(params).read(xs, h0).scores.argmax(axis=-1).astype(float)
