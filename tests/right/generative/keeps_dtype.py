"""Keeps float32 where everything is float32."""

import numpy as np


def real(value):
    value = np.asarray(value)
    return value if value.dtype.kind == "f" else value.astype(np.float64)


def reparameterize(mu, log_var, eps):
    return real(mu) + np.exp(real(log_var) / 2) * real(eps)


def kl_divergence(mu, log_var):
    mu, log_var = real(mu), real(log_var)
    return np.sum(mu * mu + np.exp(log_var) - log_var - 1, axis=-1) / 2


def reconstruction_loss(x, logits):
    x, a = real(x), real(logits)
    return (x * np.logaddexp(0, -a) + (1 - x) * np.logaddexp(0, a)).sum()


def run(x, eps, params):
    p = {name: real(value) for name, value in params.items()}
    x = real(x)
    mu, log_var = p["W_m"] @ x + p["b_m"], p["W_v"] @ x + p["b_v"]
    z = reparameterize(mu, log_var, eps)
    return p, x, mu, log_var, z, p["W_x"] @ z + p["b_x"]


def negative_elbo(x, eps, params):
    _p, x, mu, log_var, _z, logits = run(x, eps, params)
    return reconstruction_loss(x, logits) + kl_divergence(mu, log_var)


def elbo_gradients(x, eps, params):
    p, x, mu, log_var, z, logits = run(x, eps, params)
    d = 1 / (1 + np.exp(-logits)) - x
    back = p["W_x"].T @ d
    d_mu = mu + back
    d_log_var = (np.exp(log_var) - 1 + back * real(eps) * np.exp(log_var / 2)) / 2
    return dict(W_x=np.outer(d, z), b_x=d, W_v=np.outer(d_log_var, x), b_v=d_log_var, W_m=np.outer(d_mu, x), b_m=d_mu)


def markov_fit(sequences, V, alpha):
    firsts = np.bincount([int(s[0]) for s in sequences], minlength=V)
    pairs = np.zeros(V * V, dtype=int)
    for s in sequences:
        s = np.asarray(s)
        pairs += np.bincount(V * s[:-1] + s[1:], minlength=V * V)
    pairs = pairs.reshape(V, V) + alpha
    return tuple(counts / counts.sum(axis=-1, keepdims=True) for counts in (firsts + alpha, pairs))


def sequence_log_likelihood(sequence, initial, transition):
    words = np.asarray(sequence)
    with np.errstate(divide="ignore"):
        log_initial, log_transition = np.log(real(initial)), np.log(real(transition))
    return log_initial[words[0]] + log_transition[words[:-1], words[1:]].sum()


def sample_sequence(u, initial, transition):
    row, words = real(initial), []
    for number in real(u):
        above = np.where(np.cumsum(row) > number)[0]
        words.append(above[0] if len(above) else np.where(row > 0)[0].max())
        row = real(transition)[words[-1]]
    return tuple(words)
