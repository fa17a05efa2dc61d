import numpy as np


def neuron_gradient(inputs, w, upstream):
    """dL/dw of one sigmoid neuron (Figure 6.7).

    inputs, w: (n,); upstream: the number dL/dO. Returns (n,).
    """
    inputs = np.asarray(inputs, dtype=float)
    w = np.asarray(w, dtype=float)
    X = (inputs * w).sum()
    O = 1 / (1 + np.exp(-X))
    return upstream * O * (1 - O) * inputs


def forward(x, w):
    """Outputs of the hidden and of the output units (Table 6.2).

    x: (3,); w: (12,). Returns out_h (2,) and y_hat (3,).
    """
    x = np.asarray(x, dtype=float)
    w = np.asarray(w, dtype=float)
    out_h = 1 / (1 + np.exp(-(w[:6].reshape(3, 2).T @ x)))
    y_hat = 1 / (1 + np.exp(-(w[6:].reshape(2, 3).T @ out_h)))
    return out_h, y_hat


def loss(y_hat, y):
    """The mean of the three squared errors of one sample.

    y_hat, y: (3,). Returns a float.
    """
    # the book has 1/2 in front, so that the 2 cancels in the derivative
    y_hat = np.asarray(y_hat, dtype=float)
    y = np.asarray(y, dtype=float)
    return 0.5 * np.sum((y_hat - y) ** 2)


def gradients(x, y, w):
    """dL/dw1 … dL/dw12 of the loss of one sample (Figure 6.8).

    x, y: (3,); w: (12,). Returns (12,).
    """
    raise NotImplementedError("gradients")


def train_step(x, y, w, eta):
    """One step of gradient descent on one sample.

    x, y: (3,); w: (12,); eta: a number. Returns new weights (12,).
    """
    return np.asarray(w, dtype=float) - eta * gradients(x, y, w)


def train(X, Y, w, eta, epochs):
    """Epochs of one train_step a sample, in order.

    X, Y: (n, 3); w: (12,); eta: a number; epochs: int. Returns the weights (12,) and the mean losses (epochs,).
    """
    losses = []
    for _ in range(epochs):
        total = 0
        for x, y in zip(X, Y):
            total += loss(forward(x, w)[1], y)
            w = train_step(x, y, w, eta)
        losses.append(total / len(X))
    return w, losses
