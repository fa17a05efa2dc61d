# 3210100014  多层感知机
from collections import namedtuple
import numpy as np
Gradients = namedtuple('Gradients', 'grad_weights grad_biases')
Trained = namedtuple('Trained', 'weights biases losses')

class Dense:

    def __init__(self, W, b):
        self.W, self.b = (np.array(W, dtype=np.float64), np.array(b, dtype=np.float64))

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W.T) + self.b

    def backward(self, grad):
        self.dW, self.db = (np.dot(grad.T, self.x), grad.sum(axis=0))
        return np.dot(grad, self.W)

    def step(self, eta):
        self.W -= eta * self.dW
        self.b -= eta * self.db

class Sigmoid:

    def forward(self, s):
        with np.errstate(over='ignore'):
            self.y = 1 / (1 + np.exp(-s))
        return self.y

    def backward(self, grad):
        return grad * self.y * (1 - self.y)

class SoftmaxWithLoss:

    def forward(self, s):
        self.s = s
        e = np.exp(s - s.max(axis=1)[:, None])
        self.p = e / e.sum(axis=1)[:, None]
        return self.p

    def losses(self, labels):
        top = self.s.max(axis=1)
        return top + np.log(np.exp(self.s - top[:, None]).sum(axis=1)) - self.s[np.arange(len(labels)), labels]

    def backward(self, labels):
        grad = self.p.copy()
        grad[np.arange(len(labels)), labels] -= 1
        return grad / len(labels)

class Network:

    def __init__(self, weights, biases):
        self.dense = [Dense(W, b) for W, b in zip(weights, biases)]
        self.sigmoids = [Sigmoid() for _ in self.dense[1:]]
        self.head = SoftmaxWithLoss()

    def forward(self, X):
        x = np.array(X, dtype=np.float64)
        outputs = [x]
        for dense, activation in zip(self.dense, [*self.sigmoids, self.head]):
            outputs.append(activation.forward(dense.forward(outputs[-1])))
        return outputs

    def backward(self, labels):
        grad = self.head.backward(labels)
        for k in range(len(self.dense) - 1, -1, -1):
            grad = self.dense[k].backward(grad)
            if k > 0:
                grad = self.sigmoids[k - 1].backward(grad)

    def step(self, eta):
        for dense in self.dense:
            dense.step(eta)

def forward(X, weights, biases):
    return Network(weights, biases).forward(X)

def predict(X, weights, biases):
    return forward(X, weights, biases)[-1].argmax(axis=-1).astype(float)

def loss(X, labels, weights, biases):
    net = Network(weights, biases)
    net.forward(X)
    return net.head.losses(np.asarray(labels)).mean()

def gradients(X, labels, weights, biases):
    net = Network(weights, biases)
    net.forward(X)
    net.backward(np.asarray(labels))
    return Gradients([d.dW for d in net.dense], [d.db for d in net.dense])

def train(X, labels, weights, biases, eta, epochs, batch_size):
    net, X, labels = (Network(weights, biases), np.array(X, dtype=np.float64), np.array(labels))
    history = []
    for _ in range(epochs):
        total = 0.0
        for start in range(0, X.shape[0], batch_size):
            stop = min(start + batch_size, X.shape[0])
            net.forward(X[start:stop])
            total += net.head.losses(labels[start:stop]).sum()
            net.backward(labels[start:stop])
            net.step(eta)
        history.append(total / X.shape[0])
    return Trained([d.W for d in net.dense], [d.b for d in net.dense], history)

def accuracy(X, labels, weights, biases):
    return np.float64((predict(X, weights, biases) == np.array(labels)).mean())

def parameter_count(sizes):
    return sum((d.W.size + d.b.size for d in [Dense(np.zeros((m, n)), np.zeros(m)) for n, m in zip(sizes, sizes[1:])]))
