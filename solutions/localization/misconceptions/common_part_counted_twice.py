# exercise: iou
# title: Counts the common part twice in the union
# title.zh: 并集中公共部分算了两次
# hint: Add the two areas: how often have you counted the part that they share?
# hint.zh: 把两个面积相加时，公共部分算了几次？
# source: a term forgotten
def iou(a, b):
    a, b = _floats(a), _floats(b)
    sides = np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2])
    common = np.prod(np.maximum(sides, 0))
    return float(common / (np.prod(a[2:] - a[:2]) + np.prod(b[2:] - b[:2])))
