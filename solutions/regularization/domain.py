"""The arguments that each exercise's contract allows."""

import numpy as np

LIMIT = 1000.0


def _shape(draw):
    n, d = draw.size("n", 1, 5, 12), draw.size("d", 1, 5, 12)
    return draw.choice("shape", [(n,), (n, d), (2, n, d)])


def _mask(draw, shape):
    """Random numbers and p, equal to p in places if p is a multiple of 1/8, otherwise 0.001 away from it."""
    u = draw.rng.uniform(0, 1, shape)
    p = draw.choice("p", [0.0, 0.125, 0.25, 0.5, 0.875, float(draw.rng.uniform(0.05, 0.9))])
    u[np.abs(u - p) < 2e-3] = p if 8 * p == round(8 * p) else min(p + 0.05, 0.999)
    return u, p


def _batch(draw, limit=LIMIT):
    """Columns that are constant or spread out by more than a hundredth of their mean."""
    x = draw.array("x", (draw.size("n", 1, 6, 14), draw.size("d", 1, 4, 12)), limit)
    deviation = x.std(axis=0)
    flat = np.abs(x.mean(axis=0)) > 99 * deviation
    x[:, flat] = x[0, flat]
    return x


def _row(draw, name, limit=LIMIT):
    return draw.array(name, (draw.size("d", 1, 4, 12),), limit)


def _eps(draw):
    return draw.choice("eps", [1e-5, 1e-6, 1e-3, 0.5])


def l1_norm(draw):
    return (draw.array("W", _shape(draw), LIMIT),)


def l2_norm(draw):
    return (draw.array("W", _shape(draw), LIMIT),)


def l1_gradient(draw):
    return draw.array("W", _shape(draw), LIMIT), draw.number("lam", 0.0, LIMIT)


def l2_gradient(draw):
    return draw.array("W", _shape(draw), LIMIT), draw.number("lam", 0.0, LIMIT)


def dropout(draw):
    shape = _shape(draw)
    return draw.array("x", shape, LIMIT), *_mask(draw, shape), draw.choice("training", [True, True, False])


def dropout_backward(draw):
    shape = _shape(draw)
    return draw.array("grad_out", shape, LIMIT), *_mask(draw, shape)


def batchnorm(draw):
    x = _batch(draw)
    return x, _row(draw, "gamma"), _row(draw, "beta"), _eps(draw)


def batchnorm_backward(draw):
    x = _batch(draw, 30.0)  # in larger ones, right answers cancel to few digits
    return draw.array("grad_out", x.shape, 5.0), x, _row(draw, "gamma", 5.0), _eps(draw)


def batchnorm_running(draw):
    x = _batch(draw)
    return _row(draw, "mean"), np.abs(_row(draw, "var")), x, draw.number("momentum", 0.0, 1.0)


def batchnorm_test(draw):
    x = _batch(draw)
    return x, _row(draw, "gamma"), _row(draw, "beta"), _row(draw, "mean"), np.abs(_row(draw, "var")), _eps(draw)
