# exercise: iou
# title: Takes twice the common part over both areas
# title.zh: 用两倍的公共面积除以面积之和
# hint: In the example the result should be 6/26. Which two areas give the 26?
# hint.zh: 例题的结果应为 6/26。26 由哪些面积得到？
# source: the Dice coefficient
def iou(a, b):
    a, b = _floats(a), _floats(b)
    sides = np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2])
    common = np.prod(np.maximum(sides, 0))
    return float(2 * common / (np.prod(a[2:] - a[:2]) + np.prod(b[2:] - b[:2])))
