import numpy as np


def iou(a, b):
    """Intersection over union of two boxes (x1, y1, x2, y2). Returns a float."""
    raise NotImplementedError("iou")


def to_center(box):
    """(x1, y1, x2, y2) to (cx, cy, w, h). Returns (4,)."""
    raise NotImplementedError("to_center")


def to_corners(box):
    """(cx, cy, w, h) to (x1, y1, x2, y2). Returns (4,)."""
    raise NotImplementedError("to_corners")


def smooth_l1(d):
    """d²/2 where abs(d) < 1, else abs(d) - 1/2, element by element. Returns the shape of d."""
    raise NotImplementedError("smooth_l1")


def forward(features, params):
    """The class probabilities (M,) and the predicted box (4,).

    features: (F,); params: dict of W_c, b_c, W_b, b_b.
    """
    raise NotImplementedError("forward")


def loss(features, label, box, params, lam):
    """-log probability of the label plus lam times the summed smooth L1 error of the box.

    features: (F,); label: a whole number; box: (4,). Returns a float.
    """
    raise NotImplementedError("loss")


def gradients(features, label, box, params, lam):
    """The gradient of loss in the parameters, a dict like params, and in the features (F,).

    features: (F,); label: a whole number; box: (4,).
    """
    raise NotImplementedError("gradients")


def non_max_suppression(boxes, scores, threshold):
    """The ids of the boxes that stay, the best first.

    boxes: (n, 4); scores: (n,). Returns whole numbers.
    """
    raise NotImplementedError("non_max_suppression")


def localization_accuracy(labels_hat, boxes_hat, labels, boxes, threshold):
    """The share of pictures with the right label and an IoU of at least threshold.

    labels_hat, labels: (n,); boxes_hat, boxes: (n, 4). Returns a float.
    """
    raise NotImplementedError("localization_accuracy")
