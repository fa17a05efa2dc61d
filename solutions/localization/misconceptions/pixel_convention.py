# exercise: iou
# title: Adds 1 to every side
# title.zh: 每条边都加了 1
# hint: That is for boxes of whole pixels. How long is the side from 0 to 4 here?
# hint.zh: 那是以整像素计的框。这里从 0 到 4 的边长是多少？
# source: convention of older detection code
def iou(a, b):
    a, b = _floats(a), _floats(b)
    sides = np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2]) + 1
    common = np.prod(np.maximum(sides, 0))
    return float(common / (np.prod(a[2:] - a[:2] + 1) + np.prod(b[2:] - b[:2] + 1) - common))
