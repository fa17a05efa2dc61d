"""A Box class and layer objects; the functions only wire them."""

from collections import namedtuple

import numpy as np

Answer = namedtuple("Answer", "probabilities box")
Gradients = namedtuple("Gradients", "grad_params grad_features")


class Box:
    def __init__(self, corners):
        self.x1, self.y1, self.x2, self.y2 = np.array(corners, dtype=np.float64)

    @property
    def area(self):
        return (self.x2 - self.x1) * (self.y2 - self.y1)

    def common(self, other):
        w = min(self.x2, other.x2) - max(self.x1, other.x1)
        h = min(self.y2, other.y2) - max(self.y1, other.y1)
        return w * h if w > 0 and h > 0 else 0.0

    def iou(self, other):
        return self.common(other) / (self.area + other.area - self.common(other))


def iou(a, b):
    return Box(a).iou(Box(b))


def to_center(box):
    b = Box(box)
    return b.x1 + (b.x2 - b.x1) / 2, b.y1 + (b.y2 - b.y1) / 2, b.x2 - b.x1, b.y2 - b.y1


def to_corners(box):
    cx, cy, w, h = np.array(box, dtype=np.float64)
    x1, y1 = cx - 0.5 * w, cy - 0.5 * h
    return x1, y1, x1 + w, y1 + h


def smooth_l1(d):
    d = np.array(d, dtype=np.float64)
    out = 0.5 * d * d
    far = ~(np.abs(d) < 1)
    out = np.array(out)
    out[far] = np.abs(d[far]) - 0.5
    return out


class Linear:
    def __init__(self, W, b):
        self.W, self.b = np.array(W, dtype=np.float64), np.array(b, dtype=np.float64)

    def forward(self, x):
        self.x = x
        return self.W.dot(x) + self.b

    def backward(self, grad):
        self.dW, self.db = np.outer(grad, self.x), grad
        return grad.dot(self.W)


class Heads:
    def __init__(self, params):
        self.c, self.b = Linear(params["W_c"], params["b_c"]), Linear(params["W_b"], params["b_b"])

    def forward(self, features):
        f = np.array(features, dtype=np.float64)
        self.scores, self.box = self.c.forward(f), self.b.forward(f)
        e = np.exp(self.scores - self.scores.max())
        self.p = e / e.sum()
        return Answer(self.p, self.box)

    def loss(self, label, box, lam):
        log_sum = self.scores.max() + np.log(np.exp(self.scores - self.scores.max()).sum())
        return log_sum - self.scores[label] + lam * smooth_l1(self.box - np.array(box, dtype=np.float64)).sum()

    def backward(self, label, box, lam):
        one_hot = np.zeros(len(self.p))
        one_hot[label] = 1
        d = self.box - np.array(box, dtype=np.float64)
        grad_features = self.c.backward(self.p - one_hot) + self.b.backward(lam * np.maximum(-1, np.minimum(1, d)))
        return Gradients(dict(W_c=self.c.dW, b_c=self.c.db, W_b=self.b.dW, b_b=self.b.db), grad_features)


def forward(features, params):
    return Heads(params).forward(features)


def loss(features, label, box, params, lam):
    heads = Heads(params)
    heads.forward(features)
    return heads.loss(label, box, lam)


def gradients(features, label, box, params, lam):
    heads = Heads(params)
    heads.forward(features)
    return heads.backward(label, box, lam)


def non_max_suppression(boxes, scores, threshold):
    found = sorted(((s, i, Box(b)) for i, (s, b) in enumerate(zip(scores, boxes))), key=lambda t: -t[0])
    kept = []
    for _, i, box in found:
        for _, other in kept:
            if box.iou(other) > threshold:
                break
        else:
            kept.append((i, box))
    return tuple(float(i) for i, _ in kept)


def localization_accuracy(labels_hat, boxes_hat, labels, boxes, threshold):
    return np.mean(
        [bool(a == b and Box(p).iou(Box(q)) >= threshold) for a, b, p, q in zip(labels_hat, labels, boxes_hat, boxes)]
    )
