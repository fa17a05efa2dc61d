import numpy as np


def gaussian(draw):
    shape = (draw.size("n", high=3), draw.size("d", reach=14))[draw.choice("batch", [0, 1]) :]
    return draw.array("mu", shape, 1000.0), draw.array("log_var", shape, 20.0)


def reparameterize(draw):
    mu, log_var = gaussian(draw)
    return mu, log_var, draw.array("eps", mu.shape, 1000.0)


def kl_divergence(draw):
    return gaussian(draw)


def reconstruction_loss(draw):
    D = draw.size("D", reach=20)
    return draw.array("x", (D,), low=0.0, high=1.0), draw.array("logits", (D,), 1e3)


def negative_elbo(draw):
    """log_var at most 4 * 2 + 2; sigma < 149, so that z is at most 15 + 1490 and logits 3 * 0.006 * 1505 + 2."""
    D, d = draw.size("D", high=4), draw.size("d", high=3)
    x, eps = draw.array("x", (D,), low=0.0, high=1.0), draw.array("eps", (d,), 10.0)
    params = {"W_m": draw.array("W_m", (d, D), 3.0), "b_m": draw.array("b_m", (d,), 3.0)}
    params |= {"W_v": draw.array("W_v", (d, D), 2.0), "b_v": draw.array("b_v", (d,), 2.0)}
    params["W_x"], params["b_x"] = draw.array("W_x", (D, d), 3.0), draw.array("b_x", (D,), 2.0)
    z = params["W_m"] @ x + params["b_m"] + np.exp((params["W_v"] @ x + params["b_v"]) / 2) * eps
    params["W_x"] = params["W_x"] * min(1.0, 25 / (1e-9 + np.abs(params["W_x"] @ z).max()))
    return x, eps, params


def elbo_gradients(draw):
    return negative_elbo(draw)


def markov_fit(draw):
    V, n = draw.size("V", high=5, reach=12), draw.size("n", reach=12)
    lengths = draw.integers("lengths", (n,), 1, 7)
    sequences = [draw.integers(f"words{i}", (length,), 0, V).tolist() for i, length in enumerate(lengths)]
    return sequences, V, draw.number("alpha", 0.001, 10.0)


def chain(draw, V):
    rows = draw.array("rows", (V + 1, V), low=0.01, high=1.0)
    rows = rows / rows.sum(axis=1, keepdims=True)
    return rows[0], rows[1:]


def sequence_log_likelihood(draw):
    V = draw.size("V", high=5, reach=12)
    return draw.integers("words", (draw.size("T", reach=60),), 0, V), *chain(draw, V)


def sample_sequence(draw):
    initial, transition = chain(draw, draw.size("V", high=5, reach=12))
    u = draw.array("u", (draw.size("T", reach=60),), low=0.0, high=0.999)
    sums = np.cumsum(np.vstack([initial, transition]), axis=1).ravel()
    for t in range(len(u)):
        while np.abs(sums - u[t]).min() < 2e-6:
            u[t] = draw.rng.uniform(0, 0.999)
    return u, initial, transition
