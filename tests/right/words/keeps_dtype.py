"""float32 stays float32."""
import numpy as np


def _float(x):
    x = np.asarray(x)
    return x if x.dtype in (np.float32, np.float64) else x.astype(np.float64)


def vocabulary(documents):
    count = {}
    for document in documents:
        for word in document:
            count[word] = count.get(word, 0) + 1
    return [word for word in sorted(count)]


def one_hot(word, vocab):
    place = {entry: i for i, entry in enumerate(vocab)}
    vector = np.zeros(len(vocab), dtype=np.float32)
    vector[place[word]] = 1
    return vector


def bag_of_words(document, vocab):
    place = {entry: i for i, entry in enumerate(vocab)}
    bag = np.zeros(len(vocab), dtype=np.int32)
    for word in document:
        if word in place:
            bag[place[word]] = 1
    return bag


def document_matrix(documents, vocab):
    matrix = np.zeros((len(documents), len(vocab)), dtype=bool)
    for i, document in enumerate(documents):
        for j, word in enumerate(vocab):
            matrix[i, j] = word in document
    return matrix


def cosine_similarity(u, v):
    u, v = _float(u), _float(v)
    nu, nv = np.linalg.norm(u), np.linalg.norm(v)
    if nu == 0 or nv == 0:
        return np.float32(0)
    return (u / nu) @ (v / nv)


def predict(k, W, W_out):
    y = _float(W)[k] @ _float(W_out)
    y = y - y.max()
    return np.exp(y) / np.exp(y).sum()


def loss(k, target, W, W_out):
    y = _float(W)[k] @ _float(W_out)
    y = y - y.max()
    return np.log(np.exp(y).sum()) - y[target]


def gradients(k, target, W, W_out):
    W, W_out = _float(W), _float(W_out)
    error = predict(k, W, W_out)
    error[target] -= 1
    grad_W = np.zeros_like(W)
    grad_W[k] = W_out @ error
    return grad_W, W[k][:, None] * error


def analogy(a, b, c, W):
    W = _float(W)
    query = W[b] - W[a] + W[c]
    order = np.argsort([-cosine_similarity(query, row) for row in W])
    return next(k for k in order if k not in {int(a), int(b), int(c)})
