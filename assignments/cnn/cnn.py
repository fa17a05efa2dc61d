import numpy as np


def mean_kernel(n):
    """The n×n kernel with equal weights that sum to 1."""
    raise NotImplementedError("mean_kernel")


def gaussian_kernel(n, sigma):
    """The n×n kernel (n odd) of a Gaussian around the centre; its weights sum to 1."""
    raise NotImplementedError("gaussian_kernel")


def max_pool_backward(grad_out, x, size):
    """The gradient in x of max pooling with stride = size; the first maximum in row order takes a window's gradient.

    grad_out: (H // size, W // size); x: (H, W). Returns (H, W).
    """
    raise NotImplementedError("max_pool_backward")


def forward(image, params, pool):
    """The class probabilities of one image.

    image: (C, H, W); params: dict of kernels, bias, W, b. Returns (M,).
    """
    raise NotImplementedError("forward")


def loss(image, label, params, pool):
    """-log probability of the label; scores up to ±1000.

    image: (C, H, W); label: a whole number. Returns a float.
    """
    raise NotImplementedError("loss")


def gradients(image, label, params, pool):
    """The gradient of loss in kernels, bias, W and b, as a dict with these keys.

    image: (C, H, W); label: a whole number.
    """
    raise NotImplementedError("gradients")


def train_step(images, labels, params, pool, eta):
    """One step against the mean gradient of the images.

    images: (n, C, H, W); labels: (n,). Returns a new dict like params.
    """
    raise NotImplementedError("train_step")


def predict(images, params, pool):
    """The most probable class of every image.

    images: (n, C, H, W). Returns (n,) whole numbers.
    """
    raise NotImplementedError("predict")


def dense_weights(height, width):
    """The number of weights between an image and a fully connected layer of the same size."""
    raise NotImplementedError("dense_weights")
