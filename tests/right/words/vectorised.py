import numpy as np


def vocabulary(documents):
    words = set()
    words.update(*documents)
    return tuple(sorted(words))


def one_hot(word, vocab):
    return np.array(vocab, dtype=object) == word


def bag_of_words(document, vocab):
    return np.isin(np.array(vocab, dtype=object), np.array(document, dtype=object)).astype(float)


def document_matrix(documents, vocab):
    return np.vstack([bag_of_words(d, vocab)[None, :] for d in documents])


def cosine_similarity(u, v):
    u = np.array(u, float)
    v = np.array(v, float)
    if not u.any() or not v.any():
        return 0.0
    return np.dot(u / np.sqrt(np.sum(u**2)), v / np.sqrt(np.sum(v**2)))


def _log_softmax(y):
    shifted = y - np.max(y)
    return shifted - np.log(np.sum(np.exp(shifted)))


def predict(k, W, W_out):
    x = np.eye(len(W))[k]
    h = np.asarray(W, float).T @ x
    return np.exp(_log_softmax(np.asarray(W_out, float).T @ h))


def loss(k, target, W, W_out):
    y = np.asarray(W, float)[k] @ np.asarray(W_out, float)
    return -_log_softmax(y)[target]


def gradients(k, target, W, W_out):
    W, W_out = np.asarray(W, float), np.asarray(W_out, float)
    x, t = np.eye(len(W))[k], np.eye(len(W))[target]
    h = x @ W
    error = predict(k, W, W_out) - t
    return np.einsum("i,j->ij", x, np.einsum("nv,v->n", W_out, error)), np.einsum("n,v->nv", h, error)


def analogy(a, b, c, W):
    W = np.asarray(W, float)
    query = W[b] - W[a] + W[c]
    cosines = (W @ query) / np.linalg.norm(W, axis=1) / np.linalg.norm(query)
    cosines[[a, b, c]] = -np.inf
    return np.argmax(cosines)
