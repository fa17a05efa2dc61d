import numpy as np


def one_hot(k, V):
    """The one-hot vector of word k.

    k: an id from 0 to V - 1. V: the size of the vocabulary. Returns (V,).
    """
    raise NotImplementedError("one_hot")


def hidden(context, W):
    """The mean of the context words' vectors.

    context: ids, at least one. W: (V, N). Returns (N,).
    """
    raise NotImplementedError("hidden")


def forward(context, W, W_out):
    """The probability of every word, given the context.

    context: ids, at least one. W: (V, N). W_out: (N, V). Returns (V,).
    """
    raise NotImplementedError("forward")


def loss(context, target, W, W_out):
    """Minus the logarithm of the target's probability.

    context: ids, at least one. target: an id. W: (V, N). W_out: (N, V). Returns a float.
    """
    raise NotImplementedError("loss")


def gradients(context, target, W, W_out):
    """The gradient of the loss in both matrices.

    context: ids, at least one. target: an id. W: (V, N). W_out: (N, V).
    Returns (grad_W, grad_W_out): (V, N) and (N, V).
    """
    raise NotImplementedError("gradients")


def train(sentence, window, W, W_out, eta, epochs):
    """One gradient step a position, in order, for a number of epochs.

    sentence: ids, at least two. window: at least 1, or None for the whole sentence. W: (V, N). W_out: (N, V).
    Returns (W, W_out, losses): new arrays and (epochs,), the mean loss of every epoch.
    """
    raise NotImplementedError("train")


def nearest_words(word, W, n):
    """The words most similar to a word, by cosine, best first.

    word: an id. W: (V, N), no row is 0. n: at most V - 1. Returns (n,), ids.
    """
    raise NotImplementedError("nearest_words")


def parameter_count(V, N):
    """The number of weights in both matrices.

    V: the size of the vocabulary. N: the dimension of a word vector. Returns an int.
    """
    raise NotImplementedError("parameter_count")
