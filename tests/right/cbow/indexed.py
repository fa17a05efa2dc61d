# Fancy indexing, np.add.at, everything vectorised.
import numpy as np


def one_hot(k, V):
    return (np.arange(V) == k).astype(float)


def hidden(context, W):
    return np.asarray(W, dtype=float)[np.asarray(context)].mean(axis=0)


def log_softmax(y):
    y = y - np.max(y)
    return y - np.log(np.exp(y).sum())


def forward(context, W, W_out):
    return np.exp(log_softmax(hidden(context, W) @ np.asarray(W_out, dtype=float)))


def loss(context, target, W, W_out):
    return -log_softmax(hidden(context, W).dot(np.asarray(W_out, dtype=float)))[target]


def gradients(context, target, W, W_out):
    W, W_out, context = np.asarray(W, dtype=float), np.asarray(W_out, dtype=float), np.asarray(context)
    delta = forward(context, W, W_out)
    delta[target] -= 1
    grad_W = np.zeros(W.shape)
    np.add.at(grad_W, context, W_out.dot(delta) / context.size)
    return grad_W, hidden(context, W)[:, None] * delta


def train(sentence, window, W, W_out, eta, epochs):
    sentence = np.asarray(sentence)
    W, W_out = np.array(W, dtype=float), np.array(W_out, dtype=float)
    places = np.arange(len(sentence))
    losses = np.empty(epochs)
    for epoch in range(epochs):
        seen = []
        for k in places:
            distance = np.abs(places - k)
            near = (distance > 0) & (distance <= (len(sentence) if window is None else window))
            context, target = sentence[near], sentence[k]
            seen.append(loss(context, target, W, W_out))
            dW, dW_out = gradients(context, target, W, W_out)
            W -= eta * dW
            W_out -= eta * dW_out
        losses[epoch] = np.mean(seen)
    return W, W_out, losses


def nearest_words(word, W, n):
    W = np.asarray(W, dtype=float)
    cosine = W @ W[word] / np.linalg.norm(W, axis=1) / np.linalg.norm(W[word])
    cosine[word] = -np.inf
    return np.argsort(cosine)[::-1][:n]


def parameter_count(V, N):
    return np.zeros((V, N)).size + np.zeros((N, V)).size
