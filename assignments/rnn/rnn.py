import numpy as np


def rnn_step(x, h_prev, params):
    """h_t = tanh(W_x x_t + W_h h_{t-1} + b).

    x: (D,). h_prev: (H,). params: the dict of weights. Returns (H,).
    """
    raise NotImplementedError("rnn_step")


def rnn_forward(xs, h0, params):
    """The states and outputs of every step.

    xs: (T, D). h0: (H,). params: the dict of weights. Returns (hs, outputs): (T, H) and (T, K).
    """
    raise NotImplementedError("rnn_forward")


def sequence_loss(xs, labels, h0, params):
    """E, half the sum over all steps of the cross entropies -log O_t[y_t].

    xs: (T, D). labels: (T,) integers. h0: (H,). params: the dict of weights. Returns a float.
    """
    raise NotImplementedError("sequence_loss")


def bptt(xs, labels, h0, params):
    """The gradient of sequence_loss in every parameter, back through time to the first step.

    xs: (T, D). labels: (T,) integers. h0: (H,). params: the dict of weights. Returns a dict shaped like params.
    """
    raise NotImplementedError("bptt")


def state_jacobian(hs, W_h, i, t):
    """The Jacobian of h_t in h_i, for rows i <= t of hs.

    hs: (T, H), the states. W_h: (H, H). i, t: rows of hs, counted from 0. Returns (H, H).
    """
    raise NotImplementedError("state_jacobian")


def memory(hs, W_h):
    """The Frobenius norms of the Jacobians of the last state in every state.

    hs: (T, H), the states. W_h: (H, H). Returns (T,).
    """
    raise NotImplementedError("memory")


def many_to_one(xs, h0, params):
    """The output of the last step.

    xs: (T, D). h0: (H,). params: the dict of weights. Returns (K,).
    """
    raise NotImplementedError("many_to_one")


def one_to_many(x, h0, params, T):
    """The outputs of T steps; x enters at the first, zeros at the others.

    x: (D,). h0: (H,). params: the dict of weights. T: a positive int. Returns (T, K).
    """
    raise NotImplementedError("one_to_many")


def tag(xs, h0, params):
    """The most probable label of each step.

    xs: (T, D). h0: (H,). params: the dict of weights. Returns (T,) integers.
    """
    raise NotImplementedError("tag")
