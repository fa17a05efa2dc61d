import numpy as np


def model(draw, limit=1e3, reach=12):
    """A centre and two matrices whose scores for every word keep within the limit."""
    V, N = draw.size("V", 1, 6, reach), draw.size("N", 1, 6, reach)
    W, W_out = draw.array("W", (V, N), limit=30.0), draw.array("W_out", (N, V), limit=limit)
    return int(draw.rng.integers(V)), W, W_out * min(1.0, 0.999 * limit / max(np.abs(W @ W_out).max(), 1e-9))


def ids(draw, name, V, low, high, reach=14):
    return draw.integers(name, (draw.size(name, low, high, reach),), 0, V)


def tree(draw, V):
    """The code and the path of a leaf of a random tree with V leaves."""
    names, leaves, code, path = draw.rng.permutation(V - 1).tolist(), V, "", []
    while leaves > 1:
        left = int(draw.rng.integers(1, leaves))
        sign = draw.choice("sign", ["0", "1"])
        code, path = code + sign, [*path, names.pop()]
        leaves = left if sign == "0" else leaves - left
    return code, path


def nodes(draw, rows):
    """So many nodes, and vectors in rows whose scores at all of them keep within 1e3."""
    N = rows.shape[1]
    vectors = draw.array("nodes", (draw.size("V", 2, 9, 14) - 1, N), limit=1e3)
    return vectors * min(1.0, 999 / max(np.abs(rows @ vectors.T).max(), 1e-9))


def pairs(draw):
    window = draw.choice("window", [None, 1, 2, 3, 9])
    return ids(draw, "sentence", 5, 2, 7), window


def loss(draw):
    center, W, W_out = model(draw)
    return center, ids(draw, "context", len(W), 1, 6), W, W_out


def gradients(draw):
    return loss(draw)


def noise_distribution(draw):
    counts = draw.integers("counts", (draw.size("V", 1, 6),), 0, 1001)
    counts[draw.rng.integers(len(counts))] += 1 if not counts.any() else 0
    return counts, draw.number("power", 0.1, 3.0)


def negative_loss(draw):
    center, W, W_out = model(draw)
    return center, int(draw.rng.integers(len(W))), ids(draw, "negatives", len(W), 1, 6), W, W_out


def negative_gradients(draw):
    return negative_loss(draw)


def train_negative(draw):
    _, W, W_out = model(draw, limit=3.0, reach=8)
    sentence, window = ids(draw, "sentence", len(W), 2, 5, 8), draw.choice("window", [None, 1, 2])
    distances = np.abs(np.subtract.outer(range(len(sentence)), range(len(sentence))))
    count = int(np.sum((distances > 0) & (distances <= (window or 9))))
    negatives = draw.integers("negatives", (count, draw.size("K", 1, 3)), 0, len(W))
    return sentence, window, negatives, W / max(1.0, np.abs(W).max()), W_out, draw.number("eta", 0.0, 0.5)


def huffman_codes(draw):
    return (draw.integers("counts", (draw.size("V", 2, 9),), 1, draw.choice("most", [3, 20, 1001])),)


def tree_probability(draw):
    V, N = draw.size("V", 2, 9, 14), draw.size("N", 1, 5, 10)
    h = draw.array("h", (N,), limit=30.0)
    return h, *tree(draw, V), nodes(draw, h[None])


def tree_loss(draw):
    V, N = draw.size("V", 2, 9, 14), draw.size("N", 1, 5, 10)
    W = draw.array("W", (V, N), limit=30.0)
    return int(draw.rng.integers(V)), *tree(draw, V), W, nodes(draw, W)


def tree_gradients(draw):
    return tree_loss(draw)
