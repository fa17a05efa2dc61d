# exercise: iou
# title: Reads x2 and y2 as width and height
# title.zh: 把 x2、y2 当成了宽和高
# hint: Where does the box (1, 2, 3, 4) end?
# hint.zh: 框 (1, 2, 3, 4) 的右下角在哪里？
# source: another way to write a box
def iou(a, b):
    a, b = _floats(a), _floats(b)
    a, b = np.concatenate([a[:2], a[:2] + abs(a[2:])]), np.concatenate([b[:2], b[:2] + abs(b[2:])])
    sides = np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2])
    common = np.prod(np.maximum(sides, 0))
    return float(common / (np.prod(a[2:] - a[:2]) + np.prod(b[2:] - b[:2]) - common))
