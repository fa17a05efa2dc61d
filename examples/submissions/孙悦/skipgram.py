# 孙悦  词向量：Skip-gram 模型
import numpy as np
import math

def pairs(sentence, window):
    result = []
    for k in range(len(sentence)):
        if window is None:
            start, stop = (0, len(sentence))
        else:
            start, stop = (max(0, k - window), min(len(sentence), k + window + 1))
        for j in range(start, stop):
            if j != k:
                result.append((int(sentence[k]), int(sentence[j])))
    return result

def _dot(u, v):
    return sum((float(a) * float(b) for a, b in zip(u, v)))

def _column(W_out, j):
    return [row[j] for row in W_out]

def _scores(h, W_out):
    return [_dot(h, _column(W_out, j)) for j in range(len(W_out[0]))]

def _minus_log_s(x):
    return math.log1p(math.exp(-x)) if x > 0 else math.log1p(math.exp(x)) - x

def _s(x):
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))

def loss(center, context, W, W_out):
    y = _scores(W[center], W_out)
    top = max(y)
    lse = top + math.log(sum((math.exp(v - top) for v in y)))
    total = 0.0
    for word in context:
        total += lse - y[word]
    return total

def gradients(center, context, W, W_out):
    V, N = (len(W), len(W_out))
    y = _scores(W[center], W_out)
    e = [math.exp(v - max(y)) for v in y]
    d = [0.0] * V
    for word in context:
        for j in range(V):
            d[j] += e[j] / sum(e) - (j == word)
    grad_W = [[0.0] * N for _ in range(V)]
    grad_W[center] = [_dot(W_out[i], d) for i in range(N)]
    return (grad_W, [[float(W[center][i]) * d[j] for j in range(V)] for i in range(N)])

def noise_distribution(counts, power=0.75):
    powers = [float(c) ** power for c in counts]
    return [p / sum(powers) for p in powers]

def negative_loss(center, word, negatives, W, W_out):
    y = _scores(W[center], W_out)
    return _minus_log_s(y[word]) + sum((_minus_log_s(-y[n]) for n in negatives))

def negative_gradients(center, word, negatives, W, W_out):
    V, N = (len(W), len(W_out))
    y = _scores(W[center], W_out)
    grad_W = [[0.0] * N for _ in range(V)]
    grad_W_out = [[0.0] * V for _ in range(N)]
    for j, slope in [(word, _s(y[word]) - 1)] + [(n, _s(y[n])) for n in negatives]:
        for i in range(N):
            grad_W[center][i] += slope * float(W_out[i][j])
            grad_W_out[i][j] += slope * float(W[center][i])
    return (grad_W, grad_W_out)

def train_negative(sentence, window, negatives, W, W_out, eta):
    W = [[float(v) for v in row] for row in W]
    W_out = [[float(v) for v in row] for row in W_out]
    losses = []
    for p, (center, word) in enumerate(pairs(sentence, window)):
        losses.append(negative_loss(center, word, negatives[p], W, W_out))
        g, g_out = negative_gradients(center, word, negatives[p], W, W_out)
        W = [[v - eta * d for v, d in zip(row, ds)] for row, ds in zip(W, g)]
        W_out = [[v - eta * d for v, d in zip(row, ds)] for row, ds in zip(W_out, g_out)]
    return [W, W_out, losses]

def huffman_codes(counts):
    total = sum(counts)
    order = sorted(range(len(counts)), key=lambda k: -counts[k])
    codes, place = ([''] * len(counts), 0.0)
    for k in order:
        length = max(1, int(np.ceil(np.log2(total / counts[k]))))
        codes[k] = format(int(place * 2 ** length), f'0{length}b')
        place += 2.0 ** (-length)
    return codes

def tree_probability(h, code, path, nodes):
    p = 1.0
    for sign, i in zip(code, path):
        x = _dot(nodes[i], h)
        p *= _s(x if sign == '0' else -x)
    return p

def tree_loss(center, code, path, W, nodes):
    total = 0
    for sign, i in zip(code, path):
        x = _dot(nodes[i], W[center])
        total += _minus_log_s(x if sign == '0' else -x)
    return total

def tree_gradients(center, code, path, W, nodes):
    N = len(W[0])
    grad_W = [[0.0] * N for _ in W]
    grad_nodes = [[0.0] * N for _ in nodes]
    for sign, i in zip(code, path):
        d = _s(_dot(nodes[i], W[center])) - (1 if sign == '0' else 0)
        for k in range(N):
            grad_W[center][k] += d * float(nodes[i][k])
            grad_nodes[i][k] = d * float(W[center][k])
    return (grad_W, grad_nodes)
