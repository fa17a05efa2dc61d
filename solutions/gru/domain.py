def parameters(draw):
    """Pre-activations at most 3 * 40 * 4 + 4 * 20 * 5 + 80 = 960."""
    D, H = draw.size("D", high=3), draw.size("H", high=4)
    params = {}
    for gate in "zrh":
        params[f"W_x{gate}"] = draw.array(f"W_x{gate}", (H, D), 40.0)
        params[f"W_h{gate}"] = draw.array(f"W_h{gate}", (H, H), 20.0)
        params[f"b_{gate}"] = draw.array(f"b_{gate}", (H,), 80.0)
    return D, H, params


def gru_step(draw):
    D, H, params = parameters(draw)
    return draw.array("x", (D,), 4.0), draw.array("h_prev", (H,), 5.0), params


def gru_forward(draw):
    D, H, params = parameters(draw)
    return draw.array("xs", (draw.size("T", 1, 4, 12), D), 4.0), draw.array("h0", (H,), 5.0), params


def gru_step_backward(draw):
    x, h_prev, params = gru_step(draw)
    return draw.array("grad_h", h_prev.shape, 1e3), x, h_prev, params


def gru_backward(draw):
    xs, h0, params = gru_forward(draw)
    return draw.array("grad_hs", (len(xs), len(h0)), 30.0), xs, h0, params


def parameter_count(draw):
    return draw.choice("kind", ["rnn", "gru", "lstm"]), draw.size("D", high=300), draw.size("H", high=300)
