"""Matrices of one-hot rows, einsum and whole Jacobians; ids come back as floats."""

import numpy as np


def reparameterize(mu, log_var, eps):
    deviation = np.e ** (np.asarray(log_var) * 0.5)
    return np.add(mu, np.multiply(deviation, eps))


def kl_divergence(mu, log_var):
    mu, log_var = np.asarray(mu) * 1.0, np.asarray(log_var) * 1.0
    ones = np.ones(mu.shape[-1])
    return np.einsum("...j,j->...", (mu * mu + np.exp(log_var) - log_var - 1) / 2, ones)


def reconstruction_loss(x, logits):
    both = np.stack([np.zeros(len(logits)), np.asarray(logits)])
    log_s = both - np.logaddexp.reduce(both, axis=0)
    shares = np.stack([1 - np.asarray(x), np.asarray(x)])
    return -np.vdot(shares, log_s)


def with_one(v):
    return np.append(np.asarray(v, dtype=float), 1)


def layer(params, name):
    return np.column_stack([params[f"W_{name}"], params[f"b_{name}"]])


def negative_elbo(x, eps, params):
    mu, log_var = layer(params, "m") @ with_one(x), layer(params, "v") @ with_one(x)
    logits = layer(params, "x") @ with_one(reparameterize(mu, log_var, eps))
    return np.array(reconstruction_loss(x, logits) + kl_divergence(mu, log_var))


def elbo_gradients(x, eps, params):
    mu, log_var = layer(params, "m") @ with_one(x), layer(params, "v") @ with_one(x)
    z = reparameterize(mu, log_var, eps)
    a = layer(params, "x") @ with_one(z)
    delta = {"x": np.where(a > 0, 1, np.exp(np.minimum(a, 0))) / (1 + np.exp(-np.abs(a))) - np.asarray(x)}
    to_z = np.einsum("i,ij->j", delta["x"], np.asarray(params["W_x"]))
    z_in_log_var = np.diag((z - mu) / 2)
    delta["m"] = to_z + mu
    delta["v"] = np.einsum("j,jk->k", to_z, z_in_log_var) + np.expm1(log_var) / 2
    grads = {}
    for name, seen in (("m", x), ("v", x), ("x", z)):
        whole = np.einsum("i,j->ij", delta[name], with_one(seen))
        grads[f"W_{name}"], grads[f"b_{name}"] = whole[:, :-1], whole[:, -1]
    return grads


def markov_fit(sequences, V, alpha):
    eye = np.eye(V)
    starts = eye[[s[0] for s in sequences]].sum(axis=0) + alpha
    counts = alpha * np.ones((V, V))
    for s in sequences:
        hot = eye[np.asarray(s)]
        counts += hot[:-1].T @ hot[1:]
    return starts / (len(sequences) + alpha * V), counts / counts.sum(axis=1)[:, None]


def sequence_log_likelihood(sequence, initial, transition):
    hot = np.eye(len(initial))[np.asarray(sequence)]
    rows = np.vstack([initial, hot[:-1] @ np.asarray(transition)])
    return np.log(np.einsum("tv,tv->t", rows, hot)).sum()


def sample_sequence(u, initial, transition):
    sums = np.cumsum(np.vstack([initial, transition]), axis=1, dtype=float)
    words, place = [], 0
    for number in u:
        words.append(float(np.count_nonzero(sums[place] <= number)))
        place = int(words[-1]) + 1
    return words
