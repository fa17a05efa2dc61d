from itertools import pairwise

import numpy as np


def reparameterize(mu, log_var, eps):
    """z = mu + exp(log_var / 2) * eps.

    mu, log_var, eps: (..., d). Returns the same shape.
    """
    raise NotImplementedError("reparameterize")


def kl_divergence(mu, log_var):
    """The divergence of N(mu, exp(log_var)) from N(0, 1), summed over the last axis.

    mu, log_var: (..., d). Returns (...).
    """
    raise NotImplementedError("kl_divergence")


def reconstruction_loss(x, logits):
    """The cross entropy between pixels and their predicted probabilities, summed over pixels.

    x: (D,), in [0, 1]. logits: (D,). Returns a float.
    """
    raise NotImplementedError("reconstruction_loss")


def negative_elbo(x, eps, params):
    """Reconstruction loss plus KL divergence.

    x: (D,), in [0, 1]. eps: (d,). params: the dict of weights and biases. Returns a float.
    """
    raise NotImplementedError("negative_elbo")


def elbo_gradients(x, eps, params):
    """The gradient of negative_elbo in every parameter, eps held fixed.

    x: (D,), in [0, 1]. eps: (d,). params: the dict of weights and biases. Returns a dict shaped like params.
    """
    raise NotImplementedError("elbo_gradients")


def markov_fit(sequences, V, alpha):
    """The distributions of the first word and of each next word, from counts + alpha.

    sequences: n sequences of ids in 0 … V-1, each of at least one word. alpha: at least 0.001.
    Returns (initial, transition): (V,) and (V, V), row a for the word after a.
    """
    raise NotImplementedError("markov_fit")


def sequence_log_likelihood(sequence, initial, transition):
    """The log-probability of a sequence.

    sequence: (T,) ids. initial: (V,). transition: (V, V), row a for the word after a. Returns a float.
    """
    raise NotImplementedError("sequence_log_likelihood")


def sample_sequence(u, initial, transition):
    """A sequence drawn by inverting cumulative probabilities.

    u: (T,), in [0, 1). initial: (V,). transition: (V, V), row a for the word after a. Returns (T,) ids.
    """
    raise NotImplementedError("sample_sequence")
