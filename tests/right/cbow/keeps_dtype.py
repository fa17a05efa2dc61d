# Floats keep their dtype, integers become floats; gradients through softmax Jacobian; strided windows of a padded sentence.
import numpy as np


def real(a):
    a = np.asarray(a)
    return a if a.dtype.kind == "f" else a.astype(np.float64)


def one_hot(k, V):
    v = np.zeros(V, dtype=int)
    v[k] = 1
    return v


def hidden(context, W):
    return np.add.reduce(np.take(real(W), context, axis=0), axis=0) / len(context)


def softmax(y):
    e = np.exp(y - np.max(y))
    return e / np.sum(e)


def forward(context, W, W_out):
    return softmax(np.dot(hidden(context, W), real(W_out)))


def loss(context, target, W, W_out):
    y = np.dot(hidden(context, W), real(W_out))
    gaps = y - y[target]
    top = np.max(gaps)
    return top + np.log(np.sum(np.exp(gaps - top)))


def gradients(context, target, W, W_out):
    W, W_out = real(W), real(W_out)
    others = np.arange(len(W)) != target
    p = forward(context, W, W_out)
    e = np.where(others, p, -np.sum(p[others]))
    count = np.bincount(context, minlength=len(W)).astype(W.dtype)
    return np.multiply.outer(count / W.dtype.type(len(context)), W_out @ e), np.multiply.outer(hidden(context, W), e)


def train(sentence, window, W, W_out, eta, epochs):
    W, W_out = real(W), real(W_out)
    reach = min(window or len(sentence), len(sentence))
    padded = np.concatenate([np.full(reach, -1), sentence, np.full(reach, -1)]).astype(int)
    views = np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1)
    losses = []
    for _ in range(epochs):
        epoch = []
        for view in views:
            around = np.delete(view, reach)
            context, target = around[around >= 0], view[reach]
            epoch.append(loss(context, target, W, W_out))
            a, b = gradients(context, target, W, W_out)
            W, W_out = W - eta * a, W_out - eta * b
        losses.append(np.average(epoch))
    return [W, W_out, np.array(losses)]


def nearest_words(word, W, n):
    W = real(W)
    lengths = np.sqrt(np.sum(W * W, axis=1))
    cosines = (W * W[word]).sum(axis=1) / (lengths * lengths[word])
    order = [k for k in np.argsort(cosines) if k != word]
    return np.array(order[::-1][:n])


def parameter_count(V, N):
    return np.int64(V) * N * 2
