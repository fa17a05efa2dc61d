import numpy as np


def forward(X, weights, biases):
    """The outputs of all layers: X itself first, the class probabilities last.

    X: (n, n_0); weights: list of (n_l, n_{l-1}); biases: list of (n_l,). Returns a list of L+1 arrays (n, n_l).
    """
    raise NotImplementedError("forward")


def predict(X, weights, biases):
    """The most probable class of every sample.

    X: (n, n_0). Returns (n,) whole numbers from 0 to n_L - 1.
    """
    raise NotImplementedError("predict")


def loss(X, labels, weights, biases):
    """The mean over the samples of -log probability of the label; scores up to ±1000.

    X: (n, n_0); labels: (n,). Returns a float.
    """
    raise NotImplementedError("loss")


def gradients(X, labels, weights, biases):
    """The gradient of loss in every weight and bias.

    X: (n, n_0); labels: (n,). Returns (grad_weights, grad_biases), lists of arrays shaped like weights and biases.
    """
    raise NotImplementedError("gradients")


def train(X, labels, weights, biases, eta, epochs, batch_size):
    """Gradient descent on batches of batch_size samples in order, epochs times through all samples.

    Returns (weights, biases, losses); losses (epochs,) is the mean of the samples' losses before their batch's step.
    """
    raise NotImplementedError("train")


def accuracy(X, labels, weights, biases):
    """The share of right predictions, between 0 and 1.

    X: (n, n_0); labels: (n,). Returns a float.
    """
    raise NotImplementedError("accuracy")


def parameter_count(sizes):
    """The number of all weights and biases of a network with these layers.

    sizes: (n_0, ..., n_L). Returns a whole number.
    """
    raise NotImplementedError("parameter_count")
