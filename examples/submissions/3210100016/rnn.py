# 3210100016  循环神经网络
import numpy as np
import math

def affine(W, v, start):
    return [s + sum((float(a) * float(x) for a, x in zip(row, v, strict=False))) for row, s in zip(W, start, strict=False)]

def softmax(scores):
    top = max(scores)
    powers = [math.exp(s - top) for s in scores]
    return [p / sum(powers) for p in powers]

def rnn_step(x, h_prev, params):
    W_x, W_h, b = (np.float64(params['W_x']), np.float64(params['W_h']), np.float64(params['b']))
    x, h_prev = (np.float64(x), np.float64(h_prev))
    return W_x @ x + W_h @ h_prev + b

def rnn_forward(xs, h0, params):
    hs, outputs = ([], [])
    for x in xs:
        hs.append(rnn_step(x, hs[-1] if hs else h0, params))
        outputs.append(softmax(affine(params['W_o'], hs[-1], [0.0] * len(params['W_o']))))
    return (hs, outputs)

def sequence_loss(xs, labels, h0, params):
    total = 0.0
    for h, label in zip(rnn_forward(xs, h0, params)[0], labels, strict=False):
        scores = affine(params['W_o'], h, [0.0] * len(params['W_o']))
        top = max(scores)
        total += top + math.log(sum((math.exp(s - top) for s in scores))) - scores[label]
    return total / 2

def bptt(xs, labels, h0, params):
    hs, outputs = rnn_forward(xs, h0, params)
    H, D, K = (len(h0), len(xs[0]), len(params['W_o']))
    W_x, W_h = ([[0.0] * D for _ in range(H)], [[0.0] * H for _ in range(H)])
    W_o, b, later = ([[0.0] * H for _ in range(K)], [0.0] * H, [0.0] * H)
    for t in range(len(xs) - 1, -1, -1):
        before = hs[t - 1] if t else h0
        delta = [(outputs[t][k] - (k == labels[t])) / 2 for k in range(K)]
        for k in range(K):
            for a in range(H):
                W_o[k][a] += delta[k] * hs[t][a]
        slopes = [(later[a] + sum((params['W_o'][k][a] * delta[k] for k in range(K)))) * (1 - hs[t][a] ** 2) for a in range(H)]
        for a in range(H):
            b[a] += slopes[a]
            for d in range(D):
                W_x[a][d] += slopes[a] * xs[t][d]
            for c in range(H):
                W_h[a][c] += slopes[a] * before[c]
        later = [sum((params['W_h'][a][c] * slopes[a] for a in range(H))) for c in range(H)]
    return {'W_x': W_x, 'W_h': W_h, 'b': b, 'W_o': W_o}

def state_jacobian(hs, W_h, i, t):
    H = len(W_h)
    if i == t:
        return [[float(a == b) for b in range(H)] for a in range(H)]
    before = state_jacobian(hs, W_h, i, t - 1)
    return [[(1 - hs[t][a] ** 2) * sum((W_h[a][c] * before[c][b] for c in range(H))) for b in range(H)] for a in range(H)]

def memory(hs, W_h):
    T = len(hs)
    return [math.sqrt(sum((v ** 2 for row in state_jacobian(hs, W_h, i, T - 1) for v in row))) for i in range(T)]

def many_to_one(xs, h0, params):
    return rnn_forward(xs, h0, params)[1][-1]

def one_to_many(x, h0, params, T):
    return rnn_forward([x] + [[0] * len(x)] * (T - 1), h0, params)[1]

def tag(xs, h0, params):
    return [max(range(len(row)), key=row.__getitem__) for row in rnn_forward(xs, h0, params)[1]]
