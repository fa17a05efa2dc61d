import numpy as np


def conv2d(image, kernel, stride=1, padding=0):
    """One kernel over one image, not flipped, zeros around the image (Figure 6.9).

    image: (H, W). kernel: (kh, kw). Returns (H_out, W_out).
    """
    raise NotImplementedError("conv2d")


def conv2d_layer(x, kernels, bias, stride=1, padding=0):
    """K kernels over an image of C channels (Figure 6.12).

    x: (C, H, W). kernels: (K, C, kh, kw). bias: (K,). Returns (K, H_out, W_out).
    """
    raise NotImplementedError("conv2d_layer")


def conv2d_backward(grad_out, x, kernels, stride=1, padding=0):
    """The gradients of a loss through conv2d_layer, given dL/dout.

    grad_out: (K, H_out, W_out). x: (C, H, W). kernels: (K, C, kh, kw).
    Returns (grad_x, grad_kernels, grad_bias) with the shapes of x, kernels and (K,).
    """
    raise NotImplementedError("conv2d_backward")


def max_pool2d(x, size, stride=None):
    """The maximum of every size × size window (section "pooling").

    x: (H, W). stride None means size. Returns (H_out, W_out).
    """
    raise NotImplementedError("max_pool2d")


def avg_pool2d(x, size, stride=None):
    """The mean of every size × size window (section "pooling").

    x: (H, W). stride None means size. Returns (H_out, W_out).
    """
    raise NotImplementedError("avg_pool2d")


def receptive_field(layers):
    """Side length, in input pixels, of what one output pixel sees (text to Figure 6.12).

    layers: a list of (kernel_size, stride), the first layer first. Returns an int.
    """
    raise NotImplementedError("receptive_field")
