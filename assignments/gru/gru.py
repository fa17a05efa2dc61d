import numpy as np


def gru_step(x, h_prev, params):
    """One step of the GRU.

    x: (D,). h_prev: (H,). params: the dict of weights and biases. Returns h, (H,).
    """
    raise NotImplementedError("gru_step")


def gru_forward(xs, h0, params):
    """The states after every step of a sequence.

    xs: (T, D). h0: (H,). params: the dict of weights and biases. Returns (T, H).
    """
    raise NotImplementedError("gru_forward")


def gru_step_backward(grad_h, x, h_prev, params):
    """The gradients of one step.

    grad_h: dL/dh, (H,). x: (D,). h_prev: (H,). params: the dict of weights and biases.
    Returns (grad_x, grad_h_prev, grad_params): (D,), (H,) and a dict shaped like params.
    """
    raise NotImplementedError("gru_step_backward")


def gru_backward(grad_hs, xs, h0, params):
    """Backpropagation through time.

    grad_hs: (T, H), each step's own dL/dh_t. xs: (T, D). h0: (H,). params: the dict of weights and biases.
    Returns (grad_xs, grad_h0, grad_params): (T, D), (H,) and a dict shaped like params.
    """
    raise NotImplementedError("gru_backward")


def parameter_count(kind, D, H):
    """The number of weights and biases of the recurrent part.

    kind: "rnn", "gru" or "lstm". D, H: positive ints, the sizes of input and state. Returns an int.
    """
    raise NotImplementedError("parameter_count")
