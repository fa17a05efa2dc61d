# 3210100015  词袋与词向量
from itertools import chain
import numpy as np

def vocabulary(documents):

    def merge(left, right):
        if not left or not right:
            return left or right
        if left[0] == right[0]:
            return merge(left, right[1:])
        if left[0] < right[0]:
            return [left[0], *merge(left[1:], right)]
        return [right[0], *merge(left, right[1:])]

    def sort(words):
        if len(words) < 2:
            return words
        return merge(sort(words[:len(words) // 2]), sort(words[len(words) // 2:]))
    return sort(list(chain.from_iterable(documents)))

def one_hot(word, vocab):
    return np.identity(len(vocab), dtype=int)[list(vocab).index(word)]

def bag_of_words(document, vocab):
    return np.minimum(1, [list(document).count(word) for word in vocab])

def document_matrix(documents, vocab):
    return np.stack([[float(word in set(document)) for word in vocab] for document in documents], axis=0)

def cosine_similarity(u, v):
    u, v = (np.asarray(u, dtype=float), np.asarray(v, dtype=float))
    with np.errstate(all='ignore'):
        value = np.inner(u, v) / np.sqrt(np.inner(u, u)) / np.sqrt(np.inner(v, v))
    return np.nan_to_num(value)

def predict(k, W, W_out):
    return np.array([np.exp(-loss(k, j, W, W_out)) for j in range(len(W))])

def loss(k, target, W, W_out):
    y = np.matmul(np.asarray(W, dtype=float)[k:k + 1], np.asarray(W_out, dtype=float))
    gaps = y[0] - y[0, target]
    top = gaps.max()
    return top + np.log(np.exp(gaps - top).sum())

def gradients(k, target, W, W_out):
    W, W_out = (np.asarray(W, dtype=float), np.asarray(W_out, dtype=float))
    E = np.zeros((len(W), len(W)))
    E[k] = predict(k, W, W_out)
    E[k, target] -= 1
    return (E @ W_out.T, W.T @ E)

def analogy(a, b, c, W):
    W = np.asarray(W, dtype=float)
    query = W[b] - W[a] + W[c]
    allowed = np.setdiff1d(np.arange(len(W)), [a, b, c])
    unit = W[allowed] / np.linalg.norm(W[allowed], axis=1, keepdims=True)
    return allowed[(unit @ query).argmax()]
