# exercise: to_center
# title: Returns half the sides
# title.zh: 返回了边长的一半
# hint: How wide is the box (2, 1, 6, 4)?
# hint.zh: 框 (2, 1, 6, 4) 有多宽？
# source: radius and diameter confused
def to_center(box):
    box = _floats(box)
    return np.concatenate([(box[:2] + box[2:]) / 2, (box[2:] - box[:2]) / 2])
