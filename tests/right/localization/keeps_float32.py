"""Keeps the precision that it is given; piecewise and einsum."""

import numpy as np


def _real(a):
    a = np.asarray(a)
    return a if a.dtype.kind == "f" else a.astype(np.float64)


def _area(box):
    return np.multiply(*(box[2:] - box[:2]))


def iou(a, b):
    a, b = _real(a), _real(b)
    inner = np.concatenate([np.maximum(a[:2], b[:2]), np.minimum(a[2:], b[2:])])
    if np.any(inner[2:] <= inner[:2]):
        return 0.0
    return _area(inner) / (_area(a) + (_area(b) - _area(inner)))


def to_center(box):
    lo, hi = np.split(_real(box), 2)
    return np.hstack([lo / 2 + hi / 2, hi - lo])


def to_corners(box):
    c, s = np.split(_real(box), 2)
    return np.hstack([c - s / 2, c + s / 2])


def smooth_l1(d):
    d = np.abs(_real(d))
    near = np.minimum(d, 1)
    return near * near / 2 + (d - near)


def _log_p(features, params):
    s = np.einsum("mf,f->m", _real(params["W_c"]), _real(features)) + _real(params["b_c"])
    return s - np.logaddexp.reduce(s)


def _box(features, params):
    return np.einsum("kf,f->k", _real(params["W_b"]), _real(features)) + _real(params["b_b"])


def forward(features, params):
    return np.exp(_log_p(features, params)), _box(features, params)


def loss(features, label, box, params, lam):
    return lam * np.sum(smooth_l1(_box(features, params) - _real(box))) - _log_p(features, params)[label]


def gradients(features, label, box, params, lam):
    d = _box(features, params) - _real(box)
    g_b = lam * (d / np.maximum(1, np.abs(d)))
    g_c = np.exp(_log_p(features, params))
    g_c[label] -= 1
    f = _real(features)
    of_features = np.einsum("m,mf->f", g_c, _real(params["W_c"])) + np.einsum("k,kf->f", g_b, _real(params["W_b"]))
    return {
        "b_b": g_b,
        "b_c": g_c,
        "W_b": np.einsum("k,f->kf", g_b, f),
        "W_c": np.einsum("m,f->mf", g_c, f),
    }, of_features


def non_max_suppression(boxes, scores, threshold):
    boxes, scores = _real(boxes), _real(scores).copy()
    kept = []
    while np.isfinite(scores).any():
        best = int(np.argmax(scores))
        kept.append(best)
        scores[best] = -np.inf
        for i in np.flatnonzero(np.isfinite(scores)):
            if iou(boxes[i], boxes[best]) > threshold:
                scores[i] = -np.inf
    return kept


def localization_accuracy(labels_hat, boxes_hat, labels, boxes, threshold):
    named = np.asarray(labels_hat) == np.asarray(labels)
    placed = np.fromiter((iou(a, b) >= threshold for a, b in zip(boxes_hat, boxes)), dtype=bool)
    return (named * placed).sum() / named.size
