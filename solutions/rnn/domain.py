import numpy as np


def sequence(draw, T):
    """xs, h0 and params: pre-activations at most 3 * 4 * 60 + 4 * 40 * 2 + 60 + 20, scores at most 4 * 240."""
    D, H, K = draw.size("D", high=3), draw.size("H", high=4), draw.size("K", high=5)
    xs, h0 = draw.array("xs", (T, D), 4.0), draw.array("h0", (H,), 2.0)
    W_x, W_h = draw.array("W_x", (H, D), 40.0), draw.array("W_h", (H, H), 40.0)
    params = {"W_x": W_x, "W_h": W_h, "b": draw.array("b", (H,), 60.0), "W_o": draw.array("W_o", (K, H), 240.0)}
    return xs, h0, params


def rnn_step(draw):
    xs, h0, params = sequence(draw, 1)
    return xs[0], h0, params


def rnn_forward(draw):
    return sequence(draw, draw.size("T", 1, 5, 12))


def sequence_loss(draw):
    T = draw.size("T", 1, 5, 12)
    xs, h0, params = sequence(draw, T)
    return xs, draw.integers("labels", (T,), 0, len(params["W_o"])), h0, params


def bptt(draw):
    return sequence_loss(draw)


def state_jacobian(draw):
    T, H = draw.size("T", 1, 10, 14), draw.size("H", high=4)
    hs, W_h = draw.array("hs", (T, H), 1.0), draw.array("W_h", (H, H), 10.0)
    t = int(draw.rng.integers(len(hs))) if draw.rng.random() < 0.3 else len(hs) - 1
    return hs, W_h, int(draw.rng.integers(t + 1)) if draw.rng.random() < 0.4 else 0, t


def memory(draw):
    T, H = draw.size("T", 1, 6, 12), draw.size("H", high=4)
    return draw.array("hs", (T, H), 1.0), draw.array("W_h", (H, H), 10.0)


def many_to_one(draw):
    return sequence(draw, draw.size("T", 1, 5, 12))


def one_to_many(draw):
    xs, h0, params = sequence(draw, 1)
    return xs[0], h0, params, draw.size("T", 1, 5, 12)


def tag(draw):
    xs, h0, params = sequence(draw, draw.size("T", 1, 5, 12))
    while not has_clear_winners(xs, h0, params):
        params["b"] = draw.rng.choice([-1, 1], len(h0)) * draw.rng.uniform(0.5, 1.5, len(h0))
        params["W_o"] = draw.rng.uniform(-9, 9, params["W_o"].shape)
    return xs, h0, params


def has_clear_winners(xs, h, params):
    for x in xs:
        h = np.tanh(params["W_x"] @ x + params["W_h"] @ h + params["b"])
        scores = np.sort(params["W_o"] @ h)[::-1]
        if len(scores) > 1 and scores[0] - scores[1] < 0.011:
            return False
    return True
