"""einsum throughout, with float32 kept where the input is float32."""

from collections import namedtuple

import numpy as np

Outputs = namedtuple("Outputs", "out_h y_hat")
Trained = namedtuple("Trained", "w losses")


def real(a):
    a = np.asarray(a)
    return a if a.dtype.kind == "f" else a.astype(np.float64)


def logistic(a):
    return 0.5 * (1 + np.tanh(a / 2))


def split(w):
    w = real(w)
    return np.einsum("ij->ij", w[:6].reshape(3, 2)), w[6:].reshape(2, 3)


def neuron_gradient(inputs, w, upstream):
    inputs, w = real(inputs), real(w)
    O = logistic(np.einsum("i,i->", inputs, w))
    return np.einsum(",i->i", np.asarray(upstream * O * (1 - O)), inputs)


def forward(x, w):
    A, B = split(w)
    h = logistic(np.einsum("i,ij->j", real(x), A))
    return Outputs(h, logistic(np.einsum("j,jk->k", h, B)))


def loss(y_hat, y):
    e = real(y_hat) - real(y)
    return np.einsum("i,i->", e, e) / 3


def gradients(x, y, w):
    A, B = split(w)
    h, o = forward(x, w)
    delta = np.einsum("k,k,k->k", o - real(y), o, 1 - o) * 2 / 3
    hidden = np.einsum("jk,k,j,j->j", B, delta, h, 1 - h)
    return np.r_[np.einsum("i,j->ij", real(x), hidden).ravel(), np.einsum("j,k->jk", h, delta).ravel()]


def train_step(x, y, w, eta):
    return real(w) - eta * gradients(x, y, w)


def train(X, Y, w, eta, epochs):
    X, Y = real(X), real(Y)
    curve = []
    for _ in range(epochs):
        seen = []
        for k in range(X.shape[0]):
            seen.append(loss(forward(X[k], w).y_hat, Y[k]))
            w = train_step(X[k], Y[k], w, eta)
        curve.append(sum(seen) / len(seen))
    return Trained(w, np.array(curve))
