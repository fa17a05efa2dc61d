import numpy as np


def lstm_step(x, h_prev, c_prev, params):
    """One step of Table 6.3.

    x: (D,). h_prev, c_prev: (H,). params: the dict of Table 6.3. Returns (h, c), each (H,).
    """
    raise NotImplementedError("lstm_step")


def lstm_forward(xs, h0, c0, params):
    """The states after every step of a sequence.

    xs: (T, D). h0, c0: (H,). params: the dict of Table 6.3. Returns (hs, cs), each (T, H).
    """
    raise NotImplementedError("lstm_forward")


def lstm_step_backward(grad_h, grad_c, x, h_prev, c_prev, params):
    """The gradients of one step.

    grad_h: dL/dh_t, (H,). grad_c: what reaches c_t from later steps, not through h_t, (H,).
    x: (D,). h_prev, c_prev: (H,). params: the dict of Table 6.3.
    Returns (grad_x, grad_h_prev, grad_c_prev, grad_params): (D,), (H,), (H,) and a dict shaped like params.
    """
    raise NotImplementedError("lstm_step_backward")


def lstm_backward(grad_hs, xs, h0, c0, params):
    """Backpropagation through time.

    grad_hs: (T, H), each step's own dL/dh_t. xs: (T, D). h0, c0: (H,). params: the dict of Table 6.3.
    Returns (grad_xs, grad_h0, grad_c0, grad_params): (T, D), (H,), (H,) and a dict shaped like params.
    """
    raise NotImplementedError("lstm_backward")
