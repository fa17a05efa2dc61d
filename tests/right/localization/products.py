"""Intersections by areas of clipped boxes; compares products in place of quotients; recursion."""

import numpy as np


def _common_and_union(a, b):
    a, b = np.array(a, dtype=float), np.array(b, dtype=float)
    clipped = np.clip(a, np.tile(b[:2], 2), np.tile(b[2:], 2))  # a, moved into b
    common = (clipped[2] - clipped[0]) * (clipped[3] - clipped[1])
    total = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1])
    return common, total - common


def iou(a, b):
    common, union = _common_and_union(a, b)
    return common / union


def to_center(box):
    x1, y1, x2, y2 = np.array(box, dtype=float)
    return np.array([np.mean([x1, x2]), np.mean([y1, y2]), x2 - x1, y2 - y1])


def to_corners(box):
    box = np.array(box, dtype=float)
    signs = np.array([-0.5, -0.5, 0.5, 0.5])
    return np.tile(box[:2], 2) + signs * np.tile(box[2:], 2)


@np.vectorize
def _penalty(d):
    d = float(d)
    if -1 < d < 1:
        return 0.5 * d**2
    return max(d, -d) - 0.5


def smooth_l1(d):
    return _penalty(d)


def forward(features, params):
    f = np.append(np.array(features, dtype=float), 1.0)
    heads = {h: np.column_stack([params[f"W_{h}"], params[f"b_{h}"]]).astype(float) @ f for h in "cb"}
    z = heads["c"] - np.max(heads["c"])
    return np.exp(z) / np.sum(np.exp(z)), heads["b"]


def loss(features, label, box, params, lam):
    s = np.dot(params["W_c"], features) + np.array(params["b_c"], dtype=float)
    # -log p[label] = log sum exp(s - s[label])
    differences = s - s[label]
    top = differences.max()
    what = top + np.log(np.sum(np.exp(differences - top)))
    where = sum(_penalty(p - float(t)) for p, t in zip(forward(features, params)[1], box))
    return what + lam * where


def gradients(features, label, box, params, lam):
    p, predicted = forward(features, params)
    f = np.array(features, dtype=float)
    to_scores = np.array([v - 1 if k == label else v for k, v in enumerate(p)])
    to_box = lam * np.array([min(max(q - float(t), -1.0), 1.0) for q, t in zip(predicted, box)])
    found = {}
    of_features = np.zeros(len(f))
    for head, grad in (("b", to_box), ("c", to_scores)):
        found["W_" + head] = grad.reshape(-1, 1) * f
        found["b_" + head] = grad
        of_features = of_features + np.transpose(np.array(params["W_" + head], dtype=float)) @ grad
    return found, of_features


def _overlaps_too_much(a, b, threshold):
    common, union = _common_and_union(a, b)
    return common > threshold * union


def non_max_suppression(boxes, scores, threshold):
    def rest(ids):
        if not ids:
            return []
        best = max(ids, key=lambda i: scores[i])
        others = [i for i in ids if i != best and not _overlaps_too_much(boxes[i], boxes[best], threshold)]
        return [best, *rest(others)]

    return rest(list(range(len(boxes))))


def localization_accuracy(labels_hat, boxes_hat, labels, boxes, threshold):
    score = 0.0
    for k, truth in enumerate(boxes):
        common, union = _common_and_union(boxes_hat[k], truth)
        score += (common >= threshold * union) and int(labels[k]) == int(labels_hat[k])
    return score / len(boxes)
