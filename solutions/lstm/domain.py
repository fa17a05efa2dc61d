"""The arguments that each exercise's contract allows."""


def parameters(draw):
    """Pre-activations at most 3 * 40 * 4 + 4 * 80 * 1 + 80 = 880."""
    D, H = draw.size("D", 1, 3), draw.size("H", 1, 4)
    params = {}
    for gate in "ifoc":
        params[f"W_x{gate}"] = draw.array(f"W_x{gate}", (H, D), 40.0)
        params[f"W_h{gate}"] = draw.array(f"W_h{gate}", (H, H), 80.0)
        params[f"b_{gate}"] = draw.array(f"b_{gate}", (H,), 80.0)
    return D, H, params


def lstm_step(draw):
    D, H, params = parameters(draw)
    return draw.array("x", (D,), 4.0), draw.array("h_prev", (H,), 1.0), draw.array("c_prev", (H,), 50.0), params


def lstm_forward(draw):
    D, H, params = parameters(draw)
    xs = draw.array("xs", (draw.size("T", 1, 3, 12), D), 4.0)
    return xs, draw.array("h0", (H,), 1.0), draw.array("c0", (H,), 50.0), params


def lstm_step_backward(draw):
    x, h_prev, c_prev, params = lstm_step(draw)
    return draw.array("grad_h", h_prev.shape, 1e3), draw.array("grad_c", h_prev.shape, 1e3), x, h_prev, c_prev, params


def lstm_backward(draw):
    xs, h0, c0, params = lstm_forward(draw)
    return draw.array("grad_hs", (len(xs), len(h0)), 1e3), xs, h0, c0, params
