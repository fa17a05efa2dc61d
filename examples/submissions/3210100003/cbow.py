# 作业：CBOW 词向量      学号 3210100003
import numpy as np


def one_hot(k, V):
    v = np.zeros(V)
    v[k] = 1
    return v


def hidden(context, W):
    # 上下文各词的向量加起来（W 转置乘 one-hot 就是取一行）
    h = 0
    for k in context:
        h = h + np.asarray(W, dtype=np.float64)[k]
    return h


def forward(context, W, W_out):
    y = hidden(context, W) @ np.asarray(W_out, dtype=np.float64)
    y = np.exp(y - np.max(y))
    return y / np.sum(y)


def loss(context, target, W, W_out):
    y = hidden(context, W) @ np.asarray(W_out, dtype=np.float64)
    m = np.max(y)
    return -y[target] + m + np.log(np.sum(np.exp(y - m)))


def gradients(context, target, W, W_out):
    W = np.asarray(W, dtype=np.float64)
    W_out = np.asarray(W_out, dtype=np.float64)
    e = forward(context, W, W_out) - one_hot(target, W.shape[0])
    grad_W_out = np.outer(hidden(context, W), e)
    grad_W = np.zeros_like(W)
    for k in context:
        grad_W[k] += W_out @ e
    return grad_W, grad_W_out


def train(sentence, window, W, W_out, eta, epochs):
    W = np.array(W, dtype=np.float64)
    W_out = np.array(W_out, dtype=np.float64)
    losses = []
    for epoch in range(epochs):
        L = []
        for k in range(len(sentence)):
            if window is None:
                context = list(sentence[:k]) + list(sentence[k + 1:])
            else:
                context = list(sentence[max(k - window, 0):k]) + list(sentence[k + 1:k + window + 1])
            L.append(loss(context, sentence[k], W, W_out))
            gW, gW_out = gradients(context, sentence[k], W, W_out)
            W -= eta * gW
            W_out -= eta * gW_out
        losses.append(np.mean(L))
    return W, W_out, np.array(losses)


def nearest_words(word, W, n):
    W = np.asarray(W, dtype=np.float64)
    # 距离最近的词最相似
    d = np.sqrt(np.sum((W - W[word]) ** 2, axis=1))
    order = [k for k in np.argsort(d) if k != word]
    return np.array(order[:n])


def parameter_count(V, N):
    return V * N + N * V
