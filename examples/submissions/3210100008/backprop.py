import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def neuron_gradient(inputs, w, upstream):
    inputs = np.asarray(inputs, dtype=float)
    w = np.asarray(w, dtype=float)
    O = sigmoid(inputs @ w)
    return upstream * O * (1 - O) * inputs


def forward(x, w):
    x = np.asarray(x, dtype=float)
    w = np.asarray(w, dtype=float)
    out_h = sigmoid(np.array([w[0] * x[0] + w[2] * x[1] + w[4] * x[2],
                              w[1] * x[0] + w[3] * x[1] + w[5] * x[2]]))
    y_hat = sigmoid(np.array([w[6] * out_h[0] + w[9] * out_h[1],
                              w[7] * out_h[0] + w[10] * out_h[1],
                              w[8] * out_h[0] + w[11] * out_h[1]]))
    return out_h, y_hat


def loss(y_hat, y):
    return np.sum((np.asarray(y_hat, dtype=float) - np.asarray(y, dtype=float)) ** 2) / 3


def gradients(x, y, w):
    x = np.asarray(x, dtype=float)
    y = np.asarray(y, dtype=float)
    w = np.asarray(w, dtype=float)
    out_h, y_hat = forward(x, w)
    d = 2 / 3 * (y_hat - y) * y_hat * (1 - y_hat)
    back = np.array([w[6:9] @ d, w[9:12] @ d])
    d_h = back * out_h * (1 - out_h)
    return np.array([x[0] * d_h[0], x[0] * d_h[1], x[1] * d_h[0], x[1] * d_h[1], x[2] * d_h[0], x[2] * d_h[1],
                     d[0] * out_h[0], d[1] * out_h[0], d[2] * out_h[0], d[0] * out_h[1], d[1] * out_h[1], d[2] * out_h[1]])


def train_step(x, y, w, eta):
    return np.asarray(w, dtype=float) - eta * gradients(x, y, w)


# ran out of time for this one, will fix it before the deadline
def train(X, Y, w, eta, epochs)
    losses = []
    for e in range(epochs):
        total = 0
        for x, y in zip(X, Y):
            total += loss(forward(x, w)[1], y)
            w = train_step(x, y, w, eta)
        losses.append(total / len(X)
    return w, losses
