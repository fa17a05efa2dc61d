# 孙悦  图像分类与目标定位
import numpy as np
import math

def iou(a, b):
    w = min(float(a[2]), float(b[2])) - max(float(a[0]), float(b[0]))
    h = min(float(a[3]), float(b[3])) - max(float(a[1]), float(b[1]))
    if w <= 0 or h <= 0:
        return 0
    inter = w * h
    area_a = (float(a[2]) - float(a[0])) * (float(a[3]) - float(a[1]))
    area_b = (float(b[2]) - float(b[0])) * (float(b[3]) - float(b[1]))
    return inter / (area_a + area_b - inter)

def to_center(box):
    x1, y1, x2, y2 = (float(v) for v in box)
    return [(x1 + x2) / 2, (y1 + y2) / 2, x2 - x1, y2 - y1]

def to_corners(box):
    cx, cy, w, h = (float(v) for v in box)
    return [cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2]

def smooth_l1(d):
    if getattr(d, 'ndim', None) == 0:
        d = float(d)
    if hasattr(d, '__len__'):
        return [smooth_l1(one) for one in d]
    d = abs(float(d))
    return d * d / 2 if d < 1 else d - 0.5

def _linear(W, f, b):
    return [float(c) + sum((float(w) * float(x) for w, x in zip(row, f))) for row, c in zip(W, b)]

def forward(features, params):
    s = _linear(params['W_c'], features, params['b_c'])
    e = [math.exp(v - max(s)) for v in s]
    return ([v / sum(e) for v in e], _linear(params['W_b'], features, params['b_b']))

def loss(features, label, box, params, lam):
    s = _linear(params['W_c'], features, params['b_c'])
    top = max(s)
    total = top - s[label] + math.log(sum((math.exp(v - top) for v in s)))
    for p, t in zip(_linear(params['W_b'], features, params['b_b']), box):
        total += lam * smooth_l1(p - float(t))
    return total

def gradients(features, label, box, params, lam):
    p, predicted = forward(features, params)
    gc = [v - (k == label) for k, v in enumerate(p)]
    gb = []
    for q, t in zip(predicted, box):
        d = q - float(t)
        gb.append(lam * (d if abs(d) < 1 else math.copysign(1, d)))
    gf = []
    for i in range(len(features)):
        gf.append(sum((g * float(row[i]) for g, row in zip(gc, params['W_c']))) + sum((g * float(row[i]) for g, row in zip(gb, params['W_b']))))
    outer = lambda g: [[v * float(x) for x in features] for v in g]
    return ({'b_b': gb, 'W_b': outer(gb), 'b_c': gc, 'W_c': outer(gc)}, gf)

def non_max_suppression(boxes, scores, threshold):
    left = sorted(range(len(scores)), key=lambda i: scores[i], reverse=True)
    kept = []
    while left:
        best = left.pop(0)
        kept.append(best)
        left = [i for i in left if not iou(boxes[best], boxes[i]) > threshold]
    return kept

def localization_accuracy(labels_hat, boxes_hat, labels, boxes, threshold):
    is_there = np.array([iou(one, other) >= threshold for one, other in zip(boxes_hat, boxes, strict=True)])
    return float(np.sum(is_there & (np.asarray(labels_hat) == np.asarray(labels))))
