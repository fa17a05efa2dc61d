import numpy as np

POOL = ("The", "the", "cat", "cats", "Cat", "New York", "高兴", "愉快", "高", "é", "e\u0301", "42", "a", "z-z", "😀")


def documents(draw):
    def document():
        return [
            POOL[i]
            for i in draw.integers("words", (int(draw.rng.integers(0, draw.choice("most", [7, 13]))),), 0, len(POOL))
        ]

    return [document() for _ in range(draw.size("n", 1, 4, 10))]


def vocab(draw):
    return sorted(POOL[i] for i in draw.rng.permutation(len(POOL))[: draw.size("V", 1, 9)])


def model(draw, limit):
    """A word and two matrices whose scores for that word keep within the limit."""
    V, N = draw.size("V", 1, 6, 12), draw.size("N", 1, 6, 12)
    W, W_out = draw.array("W", (V, N), limit=5.0), draw.array("W_out", (N, V), limit=min(limit / 5, 1e3))
    k = int(draw.rng.integers(V))
    return k, W, W_out * min(1.0, 0.999 * limit / max(np.abs(W[k] @ W_out).max(), 1e-9))


def vocabulary(draw):
    return (documents(draw),)


def one_hot(draw):
    words = vocab(draw)
    return draw.choice("word", words), words


def bag_of_words(draw):
    return documents(draw)[0], vocab(draw)


def document_matrix(draw):
    return documents(draw), vocab(draw)


def cosine_similarity(draw):
    n = draw.size("n", 1, 6, 20)
    pair = [draw.array(name, (n,), limit=1e3) for name in "uv"]
    return tuple(one * max(1.0, 0.02 / max(np.linalg.norm(one), 1e-300)) if one.any() else one for one in pair)


def predict(draw):
    return model(draw, 1e4)


def loss(draw):
    k, W, W_out = model(draw, 1e4)
    return k, int(draw.rng.integers(len(W))), W, W_out


def gradients(draw):
    k, W, W_out = model(draw, 30.0)
    return k, int(draw.rng.integers(len(W))), W, W_out


def analogy(draw):
    V, N = draw.size("V", 2, 7), draw.size("N", 2, 5)
    for _ in range(200):
        W = draw.array("W", (V, N), limit=10.0)
        ids = draw.integers("ids", (3,), 0, V)
        others = sorted(set(range(V)) - set(ids.tolist()))
        query = W[ids[1]] - W[ids[0]] + W[ids[2]]
        if others and min(np.linalg.norm(query), *np.linalg.norm(W, axis=1)) > 0.06:
            cosines = np.sort(W[others] @ query / np.linalg.norm(W[others], axis=1) / np.linalg.norm(query))
            if len(others) == 1 or cosines[-1] - cosines[-2] > 0.011:
                return (*map(int, ids), W)
    return 0, 1, 2, np.array([[1.0, 0.0], [1.0, 1.0], [4.0, 0.0], [3.0, 2.0], [-1.0, 3.0]])
