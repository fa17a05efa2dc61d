# The formulas of the notes with one-hot columns and einsum.
import numpy as np

f64 = lambda a: np.array(a, np.float64)


def one_hot(k, V):
    return np.eye(V)[k]


def hidden(context, W):
    W = f64(W)
    X = np.stack([one_hot(k, W.shape[0]) for k in context], axis=1)
    return np.einsum("vn,vc->n", W, X) / X.shape[1]


def scores_of(context, W, W_out):
    return np.einsum("n,nv->v", hidden(context, W), f64(W_out))


def log_sum(y):
    return np.logaddexp.reduce(y)


def forward(context, W, W_out):
    y = scores_of(context, W, W_out)
    return np.exp(y - log_sum(y))


def loss(context, target, W, W_out):
    y = scores_of(context, W, W_out)
    star = np.einsum("v,v", one_hot(target, len(y)), y)
    return np.array(-star + log_sum(y))


def gradients(context, target, W, W_out):
    V = len(W)
    e = forward(context, W, W_out) - one_hot(target, V)
    X = np.stack([one_hot(k, V) for k in context])
    return np.einsum("cv,nw,w->vn", X, f64(W_out), e) / len(X), np.einsum("n,v->nv", hidden(context, W), e)


def neighbours(sentence, window):
    """(context, target) of every position."""
    words = [int(word) for word in sentence]
    for k, target in enumerate(words):
        before, after = words[:k], words[k + 1 :]
        if window is not None:
            before, after = before[-window:], after[:window]
        yield before + after, target


def train(sentence, window, W, W_out, eta, epochs):
    theta = [f64(W), f64(W_out)]
    losses = []
    for _ in range(epochs):
        one_epoch = []
        for context, target in neighbours(sentence, window):
            one_epoch.append(float(loss(context, target, *theta)))
            theta = [m - eta * g for m, g in zip(theta, gradients(context, target, *theta))]
        losses.append(sum(one_epoch) / len(one_epoch))
    return (*theta, losses)


def nearest_words(word, W, n):
    W = f64(W)
    unit = W / np.sqrt(np.einsum("vn,vn->v", W, W))[:, None]
    cosines = np.delete(np.einsum("vn,n->v", unit, unit[word]), word)
    ids = np.delete(np.arange(len(W)), word)
    return ids[np.argsort(-cosines, kind="stable")][:n].astype(float)


def parameter_count(V, N):
    return float(2 * V * N)
