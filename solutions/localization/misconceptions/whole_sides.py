# exercise: to_corners
# title: Goes a whole side from the centre
# title.zh: 从中心走了整个边长
# hint: How far is it from the centre to the left side?
# hint.zh: 从中心到左边有多远？
# source: a factor forgotten
def to_corners(box):
    box = _floats(box)
    return np.concatenate([box[:2] - box[2:], box[:2] + box[2:]])
