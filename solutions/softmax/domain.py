"""The arguments that each exercise's contract allows."""

import numpy as np


def _shape(draw):
    m, k = draw.size("m", 1, 5, 9), draw.size("k", 1, 6, 30)
    return draw.choice("shape", [(k,), (m, k), (m, k), (2, m, k)])


def _distribution(draw, shape):
    """One-hot rows or rows of any positive numbers, some with zeros; each sums to 1."""
    kind = draw.choice("kind", ["one-hot", "any", "any", "few"])
    if kind == "one-hot":
        return np.eye(shape[-1])[draw.integers("class", shape[:-1], 0, shape[-1])]
    weights = draw.rng.uniform(1e-3, 1, shape)
    if kind == "few":
        weights[..., 1:] *= draw.rng.random(weights[..., 1:].shape) < 0.5
    return weights / weights.sum(axis=-1, keepdims=True)


def softmax(draw):
    return (draw.array("z", _shape(draw), 1e4),)


def mse_loss(draw):
    shape = draw.choice("axes", [(), *[_shape(draw)] * 3])
    return draw.array("y_hat", shape, 1e3), draw.array("y", shape, 1e3)


def cross_entropy(draw):
    shape = _shape(draw)
    p = _distribution(draw, shape)
    q = np.exp(-np.abs(draw.array("surprise", shape, 25.0)))  # e^-25 is 1.4e-11
    if draw.rng.random() < 0.5:  # one probability that is almost nothing
        q.flat[draw.rng.integers(q.size)] = 10.0 ** -draw.rng.uniform(3, 12)
    q = np.where(p > 0, q, draw.choice("nothing", [1.0, 0.0]) * q)
    return p, np.where(p > 0, np.maximum(q / q.sum(axis=-1, keepdims=True), 1e-12), q / q.sum(axis=-1, keepdims=True))


def softmax_jacobian(draw):
    return (draw.array("z", (draw.size("k", 1, 6, 20),), 1e4),)


def softmax_cross_entropy(draw):
    shape = _shape(draw)
    return draw.array("z", shape, 1e4), _distribution(draw, shape)


softmax_cross_entropy_gradient = softmax_cross_entropy
