# Extended precision inside; recursion over the sentence and over the ranking.
import numpy as np

L = np.longdouble


def long(a):
    return np.array(a, dtype=L)


def plain(a):
    return np.asarray(a, dtype=np.float64)


def one_hot(k, V):
    if V == 1:
        return np.array([1])
    return np.concatenate([[1], np.zeros(V - 1)]) if k == 0 else np.concatenate([[0], one_hot(k - 1, V - 1)])


def total(context, W):
    return W[context[0]] + (total(context[1:], W) if len(context) > 1 else 0)


def hidden(context, W):
    return plain(total(context, long(W)) / len(context))


def long_scores(context, W, W_out):
    return (long(hidden(context, W))[:, None] * long(W_out)).sum(axis=0)


def forward(context, W, W_out):
    y = long_scores(context, W, W_out)
    return plain([1 / np.exp(y - own).sum() if own > y.max() - 11000 else 0 for own in y])


def loss(context, target, W, W_out):
    y = long_scores(context, W, W_out)
    return float(np.log(np.exp(y - y.max()).sum()) + (y.max() - y[target]))


def gradients(context, target, W, W_out):
    e = long(forward(context, W, W_out))
    e[target] -= 1
    back = (long(W_out) * e).sum(axis=1) / len(context)
    share = [sum(1 for word in context if word == k) for k in range(len(W))]
    return plain([count * back for count in share]), plain([value * e for value in long(hidden(context, W))])


def sweep(sentence, window, k, W, W_out, eta):
    """The losses of the positions from k on, and the matrices after them."""
    if k == len(sentence):
        return [], W, W_out
    words = list(sentence)
    low = 0 if window is None else max(k - window, 0)
    high = len(words) if window is None else k + window + 1
    context = words[low:k] + words[k + 1 : high]
    here = loss(context, words[k], W, W_out)
    a, b = gradients(context, words[k], W, W_out)
    later, W, W_out = sweep(sentence, window, k + 1, W - eta * a, W_out - eta * b, eta)
    return [here, *later], W, W_out


def train(sentence, window, W, W_out, eta, epochs):
    W, W_out, means = plain(W), plain(W_out), []
    for _ in range(epochs):
        losses, W, W_out = sweep(sentence, window, 0, W, W_out, eta)
        means.append(np.mean(losses))
    return W, W_out, means


def best(word, W, left, n):
    if n == 0:
        return []
    u = W[word]
    k = max(left, key=lambda k: u @ W[k] / np.sqrt((u @ u) * (W[k] @ W[k])))
    return [k, *best(word, W, left - {k}, n - 1)]


def nearest_words(word, W, n):
    return best(word, plain(W), set(range(len(W))) - {word}, n)


def parameter_count(V, N):
    return 0 if V == 0 else 2 * N + parameter_count(V - 1, N) if V < 500 else V * N * 2
