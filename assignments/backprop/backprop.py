import numpy as np


def neuron_gradient(inputs, w, upstream):
    """dL/dw of one sigmoid neuron (Figure 6.7).

    inputs, w: (n,); upstream: the number dL/dO. Returns (n,).
    """
    raise NotImplementedError("neuron_gradient")


def forward(x, w):
    """Outputs of the hidden and of the output units (Table 6.2).

    x: (3,); w: (12,). Returns out_h (2,) and y_hat (3,).
    """
    raise NotImplementedError("forward")


def loss(y_hat, y):
    """The mean of the three squared errors of one sample.

    y_hat, y: (3,). Returns a float.
    """
    raise NotImplementedError("loss")


def gradients(x, y, w):
    """dL/dw1 … dL/dw12 of the loss of one sample (Figure 6.8).

    x, y: (3,); w: (12,). Returns (12,).
    """
    raise NotImplementedError("gradients")


def train_step(x, y, w, eta):
    """One step of gradient descent on one sample.

    x, y: (3,); w: (12,); eta: a number. Returns new weights (12,).
    """
    raise NotImplementedError("train_step")


def train(X, Y, w, eta, epochs):
    """Epochs of one train_step a sample, in order.

    X, Y: (n, 3); w: (12,); eta: a number; epochs: int. Returns the weights (12,) and the mean losses (epochs,).
    """
    raise NotImplementedError("train")
