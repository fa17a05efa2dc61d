import numpy as np


def _f(x):
    return np.array(x, dtype=float)


def pairs(sentence, window):
    s = np.asarray(sentence)
    i, j = np.indices((len(s), len(s)))
    near = (i != j) & (True if window is None else np.abs(i - j) <= window)
    return np.column_stack([s[i[near]], s[j[near]]])


def _log_softmax(y):
    y = y - np.max(y)
    return y - np.log(np.exp(y).sum())


def _sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def _softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def loss(center, context, W, W_out):
    return -_log_softmax(_f(W)[center] @ _f(W_out))[np.array(context)].sum()


def gradients(center, context, W, W_out):
    W, W_out = _f(W), _f(W_out)
    targets = np.eye(len(W))[np.array(context)]
    errors = np.exp(_log_softmax(W[center] @ W_out)) - targets
    grad_W = np.zeros_like(W)
    grad_W[center] = (errors @ W_out.T).sum(axis=0)
    return grad_W, np.einsum("n,cv->nv", W[center], errors)


def noise_distribution(counts, power=0.75):
    p = np.power(_f(counts), power)
    return p / np.sum(p)


def _batch(center, word, negatives, W, W_out):
    words = np.concatenate([[word], np.array(negatives)])
    labels = np.r_[1.0, np.zeros(len(negatives))]
    return words, labels, W_out[:, words].T @ W[center]


def negative_loss(center, word, negatives, W, W_out):
    words, labels, y = _batch(center, word, negatives, _f(W), _f(W_out))
    return np.sum(_softplus(y) - labels * y)


def negative_gradients(center, word, negatives, W, W_out):
    W, W_out = _f(W), _f(W_out)
    words, labels, y = _batch(center, word, negatives, W, W_out)
    error = _sigmoid(y) - labels
    grad_W, grad_out = np.zeros(W.shape), np.zeros(W_out.T.shape)
    grad_W[center] = W_out[:, words] @ error
    np.add.at(grad_out, words, error[:, None] * W[center])
    return grad_W, grad_out.T


def train_negative(sentence, window, negatives, W, W_out, eta):
    W, W_out = _f(W), _f(W_out)
    P = pairs(sentence, window)
    losses = np.empty(len(P))
    for p in range(len(P)):
        c, w = P[p]
        losses[p] = negative_loss(c, w, negatives[p], W, W_out)
        gW, gO = negative_gradients(c, w, negatives[p], W, W_out)
        W -= eta * gW
        W_out -= eta * gO
    return W, W_out, losses


def huffman_codes(counts):
    # two queues
    order = np.argsort(counts, kind="stable")
    leaves = [(int(counts[k]), int(k)) for k in order]
    inner = []

    def smallest():
        if not inner or (leaves and leaves[0][0] <= inner[0][0]):
            return leaves.pop(0)
        return inner.pop(0)

    while len(leaves) + len(inner) > 1:
        a, b = smallest(), smallest()
        inner.append((a[0] + b[0], (a[1], b[1])))
    codes = [None] * len(order)
    stack = [(inner[0][1], "")]
    while stack:
        node, code = stack.pop()
        if isinstance(node, tuple):
            stack += [(node[0], code + "0"), (node[1], code + "1")]
        else:
            codes[node] = code
    return codes


def _signed(h, code, path, nodes):
    t = np.where(np.array(list(code)) == "0", 1.0, -1.0)
    return t, t * (nodes[np.array(path)] @ h)


def tree_probability(h, code, path, nodes):
    return _sigmoid(_signed(_f(h), code, path, _f(nodes))[1]).prod()


def tree_loss(center, code, path, W, nodes):
    return _softplus(-_signed(_f(W)[center], code, path, _f(nodes))[1]).sum()


def tree_gradients(center, code, path, W, nodes):
    W, nodes = _f(W), _f(nodes)
    t, x = _signed(W[center], code, path, nodes)
    d = t * (_sigmoid(x) - 1)
    grad_W, grad_nodes = np.zeros_like(W), np.zeros_like(nodes)
    grad_W[center] = d @ nodes[np.array(path)]
    grad_nodes[np.array(path)] = np.outer(d, W[center])
    return grad_W, grad_nodes
