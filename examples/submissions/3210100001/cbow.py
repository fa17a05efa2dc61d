"""Homework: word vectors with CBOW (Figures 6.32 and 6.33).

Student no. 3210100001
"""
import numpy as np


def one_hot(k, V):
    return np.eye(V)[k]


def hidden(context, W):
    return np.asarray(W, dtype=float)[np.asarray(context, dtype=int)].mean(axis=0)


def _scores(context, W, W_out):
    return hidden(context, W) @ np.asarray(W_out, dtype=float)


def forward(context, W, W_out):
    s = _scores(context, W, W_out)
    e = np.exp(s - s.max())
    return e / e.sum()


def loss(context, target, W, W_out):
    s = _scores(context, W, W_out)
    m = s.max()
    return float(m + np.log(np.exp(s - m).sum()) - s[target])


def gradients(context, target, W, W_out):
    W = np.asarray(W, dtype=float)
    W_out = np.asarray(W_out, dtype=float)
    context = np.asarray(context, dtype=int)
    V = len(W)
    error = forward(context, W, W_out) - one_hot(target, V)
    grad_W = np.zeros(W.shape)
    # add.at, because a word may occur twice in the context
    np.add.at(grad_W, context, W_out @ error / len(context))
    return grad_W, np.outer(hidden(context, W), error)


def _context(sentence, k, window):
    n = len(sentence)
    window = n if window is None else window
    return [sentence[i] for i in range(max(0, k - window), min(n, k + window + 1)) if i != k]


def train(sentence, window, W, W_out, eta, epochs):
    W = np.array(W, dtype=float)
    W_out = np.array(W_out, dtype=float)
    losses = np.zeros(epochs)
    for epoch in range(epochs):
        for k, target in enumerate(sentence):
            context = _context(sentence, k, window)
            losses[epoch] += loss(context, target, W, W_out) / len(sentence)
            grad_W, grad_W_out = gradients(context, target, W, W_out)
            W = W - eta * grad_W
            W_out = W_out - eta * grad_W_out
    return W, W_out, losses


def nearest_words(word, W, n):
    W = np.asarray(W, dtype=float)
    unit = W / np.linalg.norm(W, axis=1, keepdims=True)
    similarity = unit @ unit[word]
    similarity[word] = -np.inf
    return np.argsort(-similarity)[:n]


def parameter_count(V, N):
    return 2 * V * N
