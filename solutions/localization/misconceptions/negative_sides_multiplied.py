# exercise: iou
# title: Multiplies two negative sides
# title.zh: 把两个负的边长相乘
# hint: Boxes apart in both directions: is the product of your two sides an area?
# hint.zh: 两框在两个方向上都分离时，你算出的两个边长之积还是面积吗？
# source: the case of no overlap forgotten
def iou(a, b):
    a, b = _floats(a), _floats(b)
    sides = np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2])
    common = np.prod(sides)
    return float(common / (np.prod(a[2:] - a[:2]) + np.prod(b[2:] - b[:2]) - common))
