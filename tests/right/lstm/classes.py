# Classes behind the functions; results are named tuples.
from collections import namedtuple

import numpy as np

States = namedtuple("States", "h c")
Gradients = namedtuple("Gradients", "x h c params")


class Gate:
    def __init__(self, letter, params):
        self.names = (f"W_x{letter}", f"W_h{letter}", f"b_{letter}")
        self.W, self.U, self.b = [np.asarray(params[n]).astype(np.float64) for n in self.names]
        self.is_candidate = letter == "c"

    def forward(self, x, h):
        self.x, self.h = x, h
        a = np.einsum("jk,k->j", self.W, x) + np.einsum("jk,k->j", self.U, h) + self.b
        if self.is_candidate:
            self.out = np.tanh(a)
            self.slope = 1 / np.cosh(np.clip(a, -300, 300)) ** 2
        else:
            self.out = 1 / (1 + np.exp(-np.clip(a, -700, 700)))
            self.slope = self.out * (1 - self.out)
        return self.out

    def backward(self, upstream):
        d = upstream * self.slope
        grads = dict(zip(self.names, (np.multiply.outer(d, self.x), np.multiply.outer(d, self.h), d)))
        return d @ self.W, d @ self.U, grads


class Cell:
    def __init__(self, params):
        self.gates = {letter: Gate(letter, params) for letter in "ifoc"}

    def forward(self, x, h, c):
        self.c_prev = c
        for gate in self.gates.values():
            gate.forward(x, h)
        i, f, o, g = (self.gates[k].out for k in "ifoc")
        self.c = f * c + i * g
        self.t = np.tanh(self.c)
        return o * self.t, self.c

    def backward(self, dh, dc):
        i, f, o, g = (self.gates[k].out for k in "ifoc")
        dc = dc + dh * o * (1 - self.t) * (1 + self.t)
        upstream = {"i": dc * g, "f": dc * self.c_prev, "o": dh * self.t, "c": dc * i}
        dx, dh_prev, grads = 0, 0, {}
        for letter, gate in self.gates.items():
            a, b, g = gate.backward(upstream[letter])
            dx, dh_prev = dx + a, dh_prev + b
            grads.update(g)
        return dx, dh_prev, dc * f, grads


class Network:
    def __init__(self, params):
        self.params = params

    def forward(self, xs, h, c):
        self.cells, hs, cs = [], [], []
        for x in xs:
            cell = Cell(self.params)
            h, c = cell.forward(x, h, c)
            self.cells.append(cell)
            hs.append(h)
            cs.append(c)
        return np.stack(hs), np.stack(cs)


def _array(value):
    return np.asarray(value).astype(np.float64)


def lstm_step(x, h_prev, c_prev, params):
    return States(*Cell(params).forward(_array(x), _array(h_prev), _array(c_prev)))


def lstm_forward(xs, h0, c0, params):
    return States(*Network(params).forward(_array(xs), _array(h0), _array(c0)))


def lstm_step_backward(grad_h, grad_c, x, h_prev, c_prev, params):
    cell = Cell(params)
    cell.forward(_array(x), _array(h_prev), _array(c_prev))
    return Gradients(*cell.backward(_array(grad_h), _array(grad_c)))


def lstm_backward(grad_hs, xs, h0, c0, params):
    network = Network(params)
    network.forward(_array(xs), _array(h0), _array(c0))
    dh = dc = np.zeros(len(h0))
    rows, total = [], {}
    for cell, grad in zip(reversed(network.cells), reversed(_array(grad_hs))):
        dx, dh, dc, grads = cell.backward(grad + dh, dc)
        rows.append(dx)
        total = {name: total.get(name, 0) + value for name, value in grads.items()}
    return Gradients(np.array(rows[::-1]), dh, dc, total)
