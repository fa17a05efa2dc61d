# Plain Python: lists in, lists out.
import math


def one_hot(k, V):
    return [1 if i == k else 0 for i in range(V)]


def hidden(context, W):
    N = len(W[0])
    h = [0.0] * N
    for k in context:
        for i in range(N):
            h[i] += float(W[k][i])
    return [value / len(context) for value in h]


def get_scores(context, W, W_out):
    h = hidden(context, W)
    return [sum(h[i] * float(W_out[i][j]) for i in range(len(h))) for j in range(len(W_out[0]))]


def forward(context, W, W_out):
    y = get_scores(context, W, W_out)
    top = max(y)
    e = [math.exp(value - top) for value in y]
    total = sum(e)
    return [value / total for value in e]


def loss(context, target, W, W_out):
    y = get_scores(context, W, W_out)
    top = max(y)
    return top - y[target] + math.log(sum(math.exp(value - top) for value in y))


def gradients(context, target, W, W_out):
    V, N = len(W), len(W_out)
    h = hidden(context, W)
    p = forward(context, W, W_out)
    p[target] -= 1
    grad_out = [[h[i] * p[j] for j in range(V)] for i in range(N)]
    grad = [[0.0] * N for _ in range(V)]
    for i in range(N):
        back = sum(float(W_out[i][j]) * p[j] for j in range(V)) / len(context)
        for k in context:
            grad[k][i] += back
    return [grad, grad_out]


def train(sentence, window, W, W_out, eta, epochs):
    W = [[float(value) for value in row] for row in W]
    W_out = [[float(value) for value in row] for row in W_out]
    losses = []
    for _ in range(epochs):
        total = 0.0
        for k in range(len(sentence)):
            context = []
            for j in range(len(sentence)):
                if j != k and (window is None or abs(j - k) <= window):
                    context.append(sentence[j])
            total += loss(context, sentence[k], W, W_out)
            grad, grad_out = gradients(context, sentence[k], W, W_out)
            for matrix, step in ((W, grad), (W_out, grad_out)):
                for a in range(len(matrix)):
                    for b in range(len(matrix[0])):
                        matrix[a][b] -= eta * step[a][b]
        losses.append(total / len(sentence))
    return [W, W_out, losses]


def nearest_words(word, W, n):
    def cosine(u, v):
        u, v = [float(a) for a in u], [float(a) for a in v]
        dot = sum(a * b for a, b in zip(u, v))
        return dot / math.sqrt(sum(a * a for a in u)) / math.sqrt(sum(b * b for b in v))

    others = [k for k in range(len(W)) if k != word]
    others.sort(key=lambda k: cosine(W[word], W[k]), reverse=True)
    return others[:n]


def parameter_count(V, N):
    count = 0
    for rows, columns in ((V, N), (N, V)):
        count += rows * columns
    return count
