"""Layers as objects with forward and backward."""

import numpy as np


def mean_kernel(n):
    return np.ones((n, n)) / n / n


def gaussian_kernel(n, sigma):
    r, c = np.mgrid[:n, :n] - n // 2
    g = np.exp(-(r * r + c * c) / (2.0 * sigma * sigma))
    return g / g.sum()


class Convolution:
    def __init__(self, kernels, bias):
        self.k, self.b = np.asarray(kernels, dtype=np.float64), np.asarray(bias, dtype=np.float64)

    def forward(self, x):
        self.x = x
        kh, kw = self.k.shape[2:]
        self.h, self.w = x.shape[1] - kh + 1, x.shape[2] - kw + 1
        out = np.zeros((len(self.k), self.h, self.w))
        for i in range(kh):
            for j in range(kw):
                out += np.tensordot(self.k[:, :, i, j], x[:, i : i + self.h, j : j + self.w], axes=(1, 0))
        return out + self.b.reshape(-1, 1, 1)

    def backward(self, grad):
        dk = np.empty_like(self.k)
        for i, j in np.ndindex(*self.k.shape[2:]):
            dk[:, :, i, j] = np.tensordot(grad, self.x[:, i : i + self.h, j : j + self.w], axes=((1, 2), (1, 2)))
        return dk, grad.sum((1, 2))


class Relu:
    def forward(self, x):
        self.on = x > 0
        return np.where(self.on, x, 0)

    def backward(self, grad):
        return np.where(self.on, grad, 0)


class MaxPool:
    def __init__(self, size):
        self.size = size

    def forward(self, x):
        self.shape, s = x.shape, self.size
        self.places = {}
        out = np.empty((x.shape[0], x.shape[1] // s, x.shape[2] // s))
        for k, r, c in np.ndindex(*out.shape):
            window = x[k, r * s : r * s + s, c * s : c * s + s]
            i, j = divmod(int(window.argmax()), s)
            self.places[k, r, c] = (k, r * s + i, c * s + j)
            out[k, r, c] = window[i, j]
        return out

    def backward(self, grad):
        out = np.zeros(self.shape)
        for here, there in self.places.items():
            out[there] += grad[here]
        return out


def max_pool_backward(grad_out, x, size):
    layer = MaxPool(size)
    layer.forward(np.asarray(x, dtype=np.float64)[None])
    return layer.backward(np.asarray(grad_out, dtype=np.float64)[None])[0]


class Network:
    def __init__(self, params, pool):
        self.conv, self.relu, self.pool = Convolution(params["kernels"], params["bias"]), Relu(), MaxPool(pool)
        self.W, self.b = np.asarray(params["W"], dtype=np.float64), np.asarray(params["b"], dtype=np.float64)

    def scores(self, image):
        x = np.asarray(image, dtype=np.float64)
        self.pooled = self.pool.forward(self.relu.forward(self.conv.forward(x)))
        self.s = self.W.dot(self.pooled.reshape(-1)) + self.b
        return self.s

    def probabilities(self):
        e = np.exp(self.s - self.s.max())
        return e / e.sum()

    def backward(self, label):
        ds = self.probabilities()
        ds[label] -= 1.0
        dk, dbias = self.conv.backward(
            self.relu.backward(self.pool.backward(self.W.T.dot(ds).reshape(self.pooled.shape)))
        )
        return {"kernels": dk, "bias": dbias, "W": np.multiply.outer(ds, self.pooled.reshape(-1)), "b": ds}


def forward(image, params, pool):
    net = Network(params, pool)
    net.scores(image)
    return net.probabilities().tolist()


def loss(image, label, params, pool):
    s = Network(params, pool).scores(image)
    return np.log(np.exp(s - s.max()).sum()) - (s[label] - s.max())


def gradients(image, label, params, pool):
    net = Network(params, pool)
    net.scores(image)
    return net.backward(label)


def train_step(images, labels, params, pool, eta):
    new = {key: np.array(value, dtype=np.float64) for key, value in params.items()}
    for image, label in zip(images, labels):
        for key, grad in gradients(image, label, params, pool).items():
            new[key] -= eta * grad / len(labels)
    return new


def predict(images, params, pool):
    net = Network(params, pool)
    return [float(np.argmax(net.scores(image))) for image in images]


def dense_weights(height, width):
    pixels = height * width
    return pixels * pixels
