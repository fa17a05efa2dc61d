# exercise: to_center
# title: Keeps the first corner in place of the centre
# title.zh: 把第一个角点当成了中心
# hint: Is (2, 1) in the middle of the box (2, 1, 6, 4)?
# hint.zh: (2, 1) 在框 (2, 1, 6, 4) 的正中间吗？
# source: another way to write a box
def to_center(box):
    box = _floats(box)
    return np.concatenate([box[:2], box[2:] - box[:2]])
