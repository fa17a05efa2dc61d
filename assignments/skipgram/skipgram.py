import heapq

import numpy as np


def pairs(sentence, window):
    """The pairs of a centre and a word of its context, by position.

    sentence: ids, at least two. window: at least 1, or None for the whole sentence. Returns P pairs (centre, word).
    """
    raise NotImplementedError("pairs")


def loss(center, context, W, W_out):
    """Minus the logarithms of the context words' probabilities, summed.

    center: an id. context: ids, at least one. W: (V, N). W_out: (N, V). Returns a float.
    """
    raise NotImplementedError("loss")


def gradients(center, context, W, W_out):
    """The gradient of the loss in both matrices.

    center: an id. context: ids, at least one. W: (V, N). W_out: (N, V).
    Returns (grad_W, grad_W_out): (V, N) and (N, V).
    """
    raise NotImplementedError("gradients")


def noise_distribution(counts, power=0.75):
    """The probabilities with which noise words are drawn.

    counts: (V,), at least 0, not all 0. power: positive. Returns (V,).
    """
    raise NotImplementedError("noise_distribution")


def negative_loss(center, word, negatives, W, W_out):
    """The loss of one pair and its noise words.

    center, word: ids. negatives: ids, at least one. W: (V, N). W_out: (N, V). Returns a float.
    """
    raise NotImplementedError("negative_loss")


def negative_gradients(center, word, negatives, W, W_out):
    """The gradient of negative_loss in both matrices.

    center, word: ids. negatives: ids, at least one. W: (V, N). W_out: (N, V).
    Returns (grad_W, grad_W_out): (V, N) and (N, V).
    """
    raise NotImplementedError("negative_gradients")


def train_negative(sentence, window, negatives, W, W_out, eta):
    """One pass of negative sampling over a sentence, one step a pair.

    sentence: ids, at least two. window: at least 1, or None. negatives: (P, K), ids, a row for each of the P pairs.
    W: (V, N). W_out: (N, V). Returns (W, W_out, losses): new arrays and (P,).
    """
    raise NotImplementedError("train_negative")


def huffman_codes(counts):
    """Prefix-free binary codes of the least expected length.

    counts: (V,), positive whole numbers, V at least 2. Returns V codes, each a str of "0" and "1".
    """
    raise NotImplementedError("huffman_codes")


def tree_probability(h, code, path, nodes):
    """The probability of the leaf that a code leads to.

    h: (N,). code: a str of "0" and "1". path: ids of inner nodes, as many. nodes: (V - 1, N). Returns a float.
    """
    raise NotImplementedError("tree_probability")


def tree_loss(center, code, path, W, nodes):
    """Minus the logarithm of the probability of the leaf that a code leads to.

    center: an id. code, path: as in tree_probability. W: (V, N). nodes: (V - 1, N). Returns a float.
    """
    raise NotImplementedError("tree_loss")


def tree_gradients(center, code, path, W, nodes):
    """The gradient of tree_loss in both matrices.

    center: an id. code, path: as in tree_probability. W: (V, N). nodes: (V - 1, N).
    Returns (grad_W, grad_nodes): (V, N) and (V - 1, N).
    """
    raise NotImplementedError("tree_gradients")
