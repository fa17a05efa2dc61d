# 3210100014  卷积神经网络
import math

def mean_kernel(n):
    return [[1.0 / (n * n) for _ in range(n)] for _ in range(n)]

def gaussian_kernel(n, sigma):
    m = (n - 1) // 2
    k = [[math.exp(-((r - m) ** 2 + (c - m) ** 2) / (2.0 * sigma * sigma)) for c in range(n)] for r in range(n)]
    total = sum((sum(row) for row in k))
    return [[v / total for v in row] for row in k]

def _winner(x, r, c, size):
    best = (r * size, c * size)
    for i in range(r * size, r * size + size):
        for j in range(c * size, c * size + size):
            if x[i][j] > x[best[0]][best[1]]:
                best = (i, j)
    return best

def max_pool_backward(grad_out, x, size):
    grad = [[0.0] * len(x[0]) for _ in x]
    for r in range(len(x) // size):
        for c in range(len(x[0]) // size):
            i, j = _winner(x, r, c, size)
            grad[i][j] = float(grad_out[r][c])
    return grad

def _run(image, params, pool):
    kernels, bias = (params['kernels'], params['bias'])
    kh, kw = (len(kernels[0][0]), len(kernels[0][0][0]))
    h, w = (len(image[0]) - kh + 1, len(image[0][0]) - kw + 1)
    pre = []
    for kernel, b in zip(kernels, bias):
        rows = []
        for y in range(h):
            row = []
            for x in range(w):
                s = float(b)
                for c in range(len(image)):
                    for i in range(kh):
                        for j in range(kw):
                            s += float(image[c][y + i][x + j]) * float(kernel[c][i][j])
                row.append(s)
            rows.append(row)
        pre.append(rows)
    active = [[[max(v, 0.0) for v in row] for row in rows] for rows in pre]
    flat, places = ([], [])
    for k in range(len(kernels)):
        for r in range(h // pool):
            for c in range(w // pool):
                i, j = _winner(active[k], r, c, pool)
                flat.append(active[k][i][j])
                places.append((k, i, j))
    scores = [float(b) + sum((float(v) * f for v, f in zip(row, flat))) for row, b in zip(params['W'], params['b'])]
    return (pre, flat, places, scores)

def _softmax(s):
    top = max(s)
    e = [math.exp(v - top) for v in s]
    return [v / sum(e) for v in e]

def forward(image, params, pool):
    return _softmax(_run(image, params, pool)[3])

def loss(image, label, params, pool):
    s = _run(image, params, pool)[3]
    top = max(s)
    return math.log(sum((math.exp(v - top) for v in s))) + top - s[label]

def gradients(image, label, params, pool):
    pre, flat, places, scores = _run(image, params, pool)
    g = _softmax(scores)
    g[label] -= 1
    kernels = params['kernels']
    kh, kw = (len(kernels[0][0]), len(kernels[0][0][0]))
    grad_k = [[[[0.0] * kw for _ in range(kh)] for _ in image] for _ in kernels]
    grad_bias = [0.0] * len(kernels)
    for f, (k, y, x) in enumerate(places):
        if pre[k][y][x] <= 0:
            continue
        d = sum((g[m] * float(params['W'][m][f]) for m in range(len(g))))
        grad_bias[k] += d
        for c in range(len(image)):
            for i in range(kh):
                for j in range(kw):
                    grad_k[k][c][i][j] += d * float(image[c][y + i][x + j])
    return {'W': [[gm * f for f in flat] for gm in g], 'b': g, 'kernels': grad_k, 'bias': grad_bias}

def _moved(value, grads, eta):
    if isinstance(grads[0], list):
        return [_moved(v, [g[i] for g in grads], eta) for i, v in enumerate(value)]
    return float(value) - eta * sum(grads) / len(grads)

def train_step(images, labels, params, pool, eta):
    found = [gradients(image, label, params, pool) for image, label in zip(images, labels)]
    return {key: _moved(params[key], [one[key] for one in found], eta) for key in found[0]}

def predict(images, params, pool):
    answers = []
    for image in images:
        p = forward(image, params, pool)
        answers.append(max(range(len(p)), key=lambda m: p[m]))
    return answers

def dense_weights(height, width):
    return height * width * height * width
