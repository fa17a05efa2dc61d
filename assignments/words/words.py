import numpy as np


def vocabulary(documents):
    """Every word of the documents once, in Python's order of str.

    documents: a list of documents, each a list of words, perhaps empty. Returns a list of str.
    """
    raise NotImplementedError("vocabulary")


def one_hot(word, vocab):
    """The one-hot vector of a word.

    word: a str of the dictionary. vocab: the dictionary, a list of str in order. Returns (V,).
    """
    raise NotImplementedError("one_hot")


def bag_of_words(document, vocab):
    """Which words of the dictionary occur in a document.

    document: a list of words, perhaps empty. vocab: the dictionary. Returns (V,) of 0 and 1.
    """
    raise NotImplementedError("bag_of_words")


def document_matrix(documents, vocab):
    """The bag of words of every document.

    documents: a list of n documents. vocab: the dictionary. Returns (n, V) of 0 and 1.
    """
    raise NotImplementedError("document_matrix")


def cosine_similarity(u, v):
    """The cosine of the angle between two vectors, 0 where either is zero.

    u, v: (n,). Returns a float.
    """
    raise NotImplementedError("cosine_similarity")


def predict(k, W, W_out):
    """The probability of every word, given word k.

    k: an id. W: (V, N). W_out: (N, V). Returns (V,).
    """
    raise NotImplementedError("predict")


def loss(k, target, W, W_out):
    """Minus the logarithm of the target's probability.

    k, target: ids. W: (V, N). W_out: (N, V). Returns a float.
    """
    raise NotImplementedError("loss")


def gradients(k, target, W, W_out):
    """The gradient of the loss in both matrices.

    k, target: ids. W: (V, N). W_out: (N, V). Returns (grad_W, grad_W_out): (V, N) and (N, V).
    """
    raise NotImplementedError("gradients")


def analogy(a, b, c, W):
    """The word that is to c as b is to a.

    a, b, c: ids, which may coincide. W: (V, N). Returns the id of another word.
    """
    raise NotImplementedError("analogy")
