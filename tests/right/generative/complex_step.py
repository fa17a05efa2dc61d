"""Gradients by complex steps; recursion for the chain; random access by dictionaries."""

import itertools
from collections import Counter
from fractions import Fraction

import numpy as np


def reparameterize(mu, log_var, eps):
    log_var = np.asarray(log_var)
    half = np.exp(log_var / 4)
    return np.asarray(mu) + half * half * np.asarray(eps)


def kl_divergence(mu, log_var):
    mu, log_var = np.asarray(mu), np.asarray(log_var)
    total = 0
    for j in range(mu.shape[-1]):
        m, v = mu[..., j], log_var[..., j]
        total = total + (m * m + np.exp(v) - (1 + v)) / 2
    return total


def reconstruction_loss(x, logits):
    total = 0
    for pixel, a in zip(np.asarray(x), np.asarray(logits), strict=True):
        sign = 1 if np.real(a) > 0 else -1
        total = total + np.log(1 + np.exp(-sign * a)) + (a if sign > 0 else 0) - pixel * a
    return total


def negative_elbo(x, eps, params):
    p = {name: np.asarray(value) for name, value in params.items()}
    mu, log_var = p["W_m"] @ np.asarray(x) + p["b_m"], p["W_v"] @ np.asarray(x) + p["b_v"]
    return reconstruction_loss(x, p["W_x"] @ reparameterize(mu, log_var, eps) + p["b_x"]) + kl_divergence(mu, log_var)


def elbo_gradients(x, eps, params):
    grads = {}
    for name, value in params.items():
        value = np.asarray(value, dtype=np.complex128)
        grads[name] = np.zeros(value.shape)
        for index in np.ndindex(value.shape):
            moved = value.copy()
            moved[index] += 1e-40j
            grads[name][index] = negative_elbo(x, eps, {**params, name: moved}).imag / 1e-40
    return grads


def markov_fit(sequences, V, alpha):
    firsts = Counter(int(s[0]) for s in sequences)
    pairs = Counter((int(a), int(b)) for s in sequences for a, b in itertools.pairwise(s))
    alpha = Fraction(float(alpha))
    initial = [float((firsts[a] + alpha) / (len(sequences) + alpha * V)) for a in range(V)]
    followed = [sum(pairs[a, b] for b in range(V)) for a in range(V)]
    return initial, [[float((pairs[a, b] + alpha) / (followed[a] + alpha * V)) for b in range(V)] for a in range(V)]


def sequence_log_likelihood(sequence, initial, transition):
    used = [initial[sequence[0]]]
    used += [transition[sequence[t - 1]][sequence[t]] for t in range(1, len(sequence))]
    return np.add.reduce(np.log(np.array(used, dtype=float)))


def sample_sequence(u, initial, transition):
    def first(row, number, word=0):
        rest = number - float(row[word])
        return word if rest < 0 or not np.any(row[word + 1 :]) else first(row, rest, word + 1)

    word = first(initial, float(u[0]))
    return [word] if len(u) == 1 else [word, *sample_sequence(u[1:], transition[word], transition)]
