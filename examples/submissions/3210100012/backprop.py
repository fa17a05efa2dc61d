# 3210100012  backprop 作业
# train 在我电脑上跑得特别慢，不知道为什么……
import numpy as np

sigmoid = lambda z: 1 / (1 + np.exp(-z))
sigmoid_prime = lambda z: sigmoid(z) * (1 - sigmoid(z))


def neuron_gradient(inputs, w, upstream):
    inputs = np.array(inputs, dtype=float)
    z = np.dot(inputs, np.array(w, dtype=float))
    return inputs * sigmoid_prime(z) * upstream


def forward(x, w):
    W1 = np.array(w, dtype=float)[:6].reshape(3, 2)
    W2 = np.array(w, dtype=float)[6:].reshape(2, 3)
    out_h = sigmoid(np.dot(np.array(x, dtype=float), W1))
    y_hat = sigmoid(np.dot(out_h, W2))
    return out_h, y_hat


def loss(y_hat, y):
    d = np.array(y_hat, dtype=float) - np.array(y, dtype=float)
    return (d ** 2).mean()


def gradients(x, y, w):
    out_h, y_hat = forward(x, w)
    W2 = np.array(w, dtype=float)[6:].reshape(2, 3)
    delta_o = 2 / 3 * (y_hat - np.array(y, dtype=float)) * y_hat * (1 - y_hat)
    delta_h = np.dot(W2, delta_o) * out_h * (1 - out_h)
    gW1 = np.array(x, dtype=float)[:, np.newaxis] * delta_h[np.newaxis, :]
    gW2 = out_h[:, np.newaxis] * delta_o[np.newaxis, :]
    return np.append(gW1.flatten(), gW2.flatten())


def train_step(x, y, w, eta):
    return np.array(w, dtype=float) - eta * gradients(x, y, w)


def train(X, Y, w, eta, epochs):
    losses = []
    epoch = 0
    while epoch < epochs:
        total = 0
        for i in range(len(X)):
            total += loss(forward(X[i], w)[1], Y[i])
            w = train_step(X[i], Y[i], w, eta)
        losses.append(total / len(X))
        epoch =+ 1
    return w, losses
