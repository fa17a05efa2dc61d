"""The arguments that each exercise's contract allows."""

import numpy as np


def _ids(draw, name, V, low, high, reach):
    return draw.integers(name, (draw.size(name, low, high, reach),), 0, V)


def _model(draw, limit, most=30.0):
    """A context and two matrices; the context's scores keep within the limit."""
    V, N = draw.size("V", 1, 6, 12), draw.size("N", 1, 6, 12)
    context = _ids(draw, "context", V, 1, 5, 14)
    W, W_out = draw.array("W", (V, N), most), draw.array("W_out", (N, V), min(limit, 1e3))
    scores = W[context].mean(axis=0) @ W_out
    return context, W, W_out * min(1.0, 0.999 * limit / max(np.abs(scores).max(), 1e-9))


def one_hot(draw):
    V = draw.size("V", 1, 20, 200)
    return int(draw.rng.integers(V)), V


def hidden(draw):
    context, W, _ = _model(draw, 1e3, 1e3)
    return context, W


def forward(draw):
    return _model(draw, 1e4)


def loss(draw):
    context, W, W_out = _model(draw, 1e4)
    return context, int(draw.rng.integers(len(W))), W, W_out


def gradients(draw):
    context, W, W_out = _model(draw, 30.0)
    return context, int(draw.rng.integers(len(W))), W, W_out


def train(draw):
    """Small steps from small matrices: every score stays within ±30."""
    V, N, epochs = draw.size("V", 1, 5), draw.size("N", 1, 4), draw.size("epochs", 1, 2, 4)
    sentence, window = _ids(draw, "sentence", V, 2, 5, 9), draw.choice("window", [None, 1, 2, 3, 7])
    W, W_out = draw.array("W", (V, N), 2.0), draw.array("W_out", (N, V), 2.0)
    return sentence, window, W, W_out, draw.number("eta", 0.0, 0.5), epochs


def nearest_words(draw):
    """No two of the cosines are close to each other."""
    V, N = draw.size("V", 2, 7, 14), draw.size("N", 2, 5, 8)
    W, word = draw.array("W", (V, N), 300.0), int(draw.rng.integers(V))
    for _ in range(200):
        norms = np.linalg.norm(W, axis=1)
        cosines = np.sort(W @ W[word] / np.maximum(norms * norms[word], 1e-300))[:-1]
        if norms.min() > 1e-6 and (np.diff(cosines) > 1e-4).all():
            break
        W = draw.rng.uniform(-3, 3, (V, N))
    return word, W, draw.size("count", 1, V - 1)


def parameter_count(draw):
    return draw.size("V", 1, 200, 1000), draw.size("N", 1, 200, 300)
