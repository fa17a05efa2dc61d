import bisect

import numpy as np


class Dictionary:
    def __init__(self, vocab):
        self.vocab = list(vocab)

    def __contains__(self, word):
        i = bisect.bisect_left(self.vocab, word)
        return i < len(self.vocab) and self.vocab[i] == word

    def index(self, word):
        return bisect.bisect_left(self.vocab, word)

    def bag(self, document):
        bag = np.zeros(len(self.vocab))
        bag[[self.index(word) for word in document if word in self]] = 1
        return bag


class Model:
    def __init__(self, W, W_out):
        self.W = np.array(W, dtype=np.float64, order="F")
        self.W_out = np.array(W_out, dtype=np.float64)

    def forward(self, k):
        self.h = self.W[k]
        self.y = self.h.dot(self.W_out)
        e = np.exp(self.y - max(self.y))
        self.p = e / sum(e)
        return self.p

    def loss(self, k, target):
        self.forward(k)
        return np.logaddexp.reduce(self.y) - self.y[target]

    def backward(self, k, target):
        dy = self.forward(k).copy()
        dy[target] -= 1
        dW = np.zeros(self.W.shape)
        dW[k] += dy @ self.W_out.T
        return dW, self.h.reshape(-1, 1) @ dy.reshape(1, -1)


def vocabulary(documents):
    words = []
    for word in (w for d in documents for w in d):
        i = bisect.bisect_left(words, word)
        if i == len(words) or words[i] != word:
            words.insert(i, word)
    return words


def one_hot(word, vocab):
    return Dictionary(vocab).bag([word])


def bag_of_words(document, vocab):
    return Dictionary(vocab).bag(document)


def document_matrix(documents, vocab):
    d = Dictionary(vocab)
    return np.array(list(map(d.bag, documents)))


def cosine_similarity(u, v):
    u, v = np.asarray(u, np.float64), np.asarray(v, np.float64)
    uu, vv, uv = np.vdot(u, u), np.vdot(v, v), np.vdot(u, v)
    return 0.0 if uu * vv == 0 else uv / (uu * vv) ** 0.5


def predict(k, W, W_out):
    return Model(W, W_out).forward(k)


def loss(k, target, W, W_out):
    return Model(W, W_out).loss(k, target)


def gradients(k, target, W, W_out):
    return Model(W, W_out).backward(k, target)


def analogy(a, b, c, W):
    W = np.asarray(W, np.float64)
    q = W[b] + (W[c] - W[a])
    candidates = set(range(len(W))) - {a, b, c}
    return sorted(candidates, key=lambda k: cosine_similarity(W[k], q))[-1]
