"""A network of layer objects behind the functions."""

import numpy as np


class SigmoidLayer:
    def __init__(self, weights):
        self.weights = np.array(weights, dtype=np.float64)

    def forward(self, inputs):
        self.inputs = np.array(inputs, dtype=np.float64)
        self.outputs = 1 / (1 + np.exp(-(self.weights.T @ self.inputs)))
        return self.outputs

    def backward(self, grad_outputs):
        grad_nets = grad_outputs * self.outputs * (1 - self.outputs)
        self.grad_weights = self.inputs[:, None] * grad_nets[None, :]
        return self.weights @ grad_nets


class Network:
    def __init__(self, w):
        w = np.array(w, dtype=np.float64)
        self.layers = [SigmoidLayer(w[:6].reshape(3, 2)), SigmoidLayer(w[6:].reshape(2, 3))]

    def predict(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def loss(self, x, y):
        self.error = self.predict(x) - np.array(y, dtype=np.float64)
        return (self.error**2).mean()

    def backward(self):
        grad = 2 * self.error / self.error.size
        for layer in reversed(self.layers):
            grad = layer.backward(grad)
        return np.concatenate([layer.grad_weights.reshape(-1) for layer in self.layers])

    def step(self, eta):
        grad = self.backward()
        self.layers[0].weights -= eta * grad[:6].reshape(3, 2)
        self.layers[1].weights -= eta * grad[6:].reshape(2, 3)

    @property
    def w(self):
        return np.concatenate([layer.weights.reshape(-1) for layer in self.layers])


def neuron_gradient(inputs, w, upstream):
    layer = SigmoidLayer(np.array(w, dtype=np.float64)[:, None])
    layer.forward(inputs)
    layer.backward(np.array([float(upstream)]))
    return layer.grad_weights[:, 0]


def forward(x, w):
    network = Network(w)
    network.predict(x)
    return network.layers[0].outputs, network.layers[1].outputs


def loss(y_hat, y):
    return np.square(np.array(y_hat, dtype=np.float64) - np.array(y, dtype=np.float64)).mean()


def gradients(x, y, w):
    network = Network(w)
    network.loss(x, y)
    return network.backward()


def train_step(x, y, w, eta):
    network = Network(w)
    network.loss(x, y)
    network.step(eta)
    return network.w


def train(X, Y, w, eta, epochs):
    network = Network(w)
    losses = []
    for _ in range(epochs):
        epoch = []
        for x, y in zip(X, Y):
            epoch.append(network.loss(x, y))
            network.step(eta)
        losses.append(np.mean(epoch))
    return network.w, losses
