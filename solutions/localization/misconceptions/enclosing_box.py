# exercise: iou
# title: Divides by the box that encloses both
# title.zh: 除以了包住两框的矩形的面积
# hint: Is every point of the enclosing box covered by one of the two?
# hint.zh: 外接矩形中的每一点都被某个框覆盖吗？
# source: union and hull confused
def iou(a, b):
    a, b = _floats(a), _floats(b)
    sides = np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2])
    common = np.prod(np.maximum(sides, 0))
    return float(common / np.prod(np.maximum(a[2:], b[2:]) - np.minimum(a[:2], b[:2])))
