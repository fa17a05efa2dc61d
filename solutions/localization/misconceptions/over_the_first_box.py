# exercise: iou
# title: Divides by the first box alone
# title.zh: 只除以第一个框的面积
# hint: Exchange the two boxes: should the result change?
# hint.zh: 交换两个框：结果应当改变吗？
# source: union forgotten
def iou(a, b):
    a, b = _floats(a), _floats(b)
    sides = np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2])
    common = np.prod(np.maximum(sides, 0))
    return float(common / np.prod(a[2:] - a[:2]))
