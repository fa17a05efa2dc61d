"""The declared domain of each exercise: draws that the contract allows."""

import numpy as np


def _boxes(draw, n, is_exact=False):
    """Boxes (n, 4) that often overlap; multiples of 1/8 if exact."""
    corners, sides = draw.array("corners", (n, 2), 390.0), draw.array("sides", (n, 2), low=0.125, high=600.0)
    if is_exact:
        corners, sides = np.round(8 * corners) / 8, np.maximum(np.round(8 * sides), 1) / 8
    return np.concatenate([corners, corners + sides], axis=1)


def iou(draw):
    a, b = _boxes(draw, 2)
    return a, b


def to_center(draw):
    return (_boxes(draw, 1)[0],)


def to_corners(draw):
    return (np.concatenate([draw.array("center", (2,), 900.0), draw.array("sides", (2,), low=0.01, high=180.0)]),)


def smooth_l1(draw):
    shape = draw.choice("shape", [(), (draw.size("n"),), (draw.size("n"), draw.size("m"))])
    return (draw.array("d", shape, 1000.0),)


def forward(draw):
    F, M = draw.size("F"), draw.size("M", reach=12)
    features = draw.array("features", (F,), 5.0)  # scores within 6 * 5 * 25 + 200
    params = {"b_b": draw.array("b_b", (4,), 200.0), "W_c": draw.array("W_c", (M, F), 25.0)}
    return features, params | {"b_c": draw.array("b_c", (M,), 200.0), "W_b": draw.array("W_b", (4, F), 25.0)}


def loss(draw):
    features, params = forward(draw)
    label = int(draw.integers("label", (), 0, len(params["b_c"])))
    return features, label, _boxes(draw, 1)[0], params, draw.number("lam", 0.0, 10.0)


def gradients(draw):
    return loss(draw)


def non_max_suppression(draw):
    n = draw.size("n", high=8, reach=14)
    scores = draw.rng.permutation(n) / 4 - draw.choice("shift", [0, 1, 5])
    return _boxes(draw, n, is_exact=True), scores, draw.choice("threshold", [0.0, 0.25, 0.375, 0.5, 0.75, 1.0])


def localization_accuracy(draw):
    n = draw.size("n", high=8, reach=14)
    boxes = _boxes(draw, n, is_exact=True)
    boxes_hat = boxes + draw.choice("shift", [0.0, 0.125, 1.0, 3.0])
    labels = draw.integers("labels", (2, n), 0, 3)
    return labels[0], boxes_hat, labels[1], boxes, draw.choice("threshold", [0.0, 0.25, 0.5, 0.75, 1.0])
