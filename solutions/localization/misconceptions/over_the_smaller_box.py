# exercise: iou
# title: Divides by the smaller box
# title.zh: 除以了较小的框的面积
# hint: A small box inside a large one: should that count as a perfect match?
# hint.zh: 小框在大框之内：这应当算完全吻合吗？
# source: another measure of overlap
def iou(a, b):
    a, b = _floats(a), _floats(b)
    sides = np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2])
    common = np.prod(np.maximum(sides, 0))
    return float(common / min(np.prod(a[2:] - a[:2]), np.prod(b[2:] - b[:2])))
