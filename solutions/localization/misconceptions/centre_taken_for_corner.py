# exercise: to_corners
# title: Takes the centre for the first corner
# title.zh: 把中心当成了第一个角点
# hint: Does your box have its centre where it should?
# hint.zh: 你的框的中心在应在的位置吗？
# source: another way to write a box
def to_corners(box):
    box = _floats(box)
    return np.concatenate([box[:2], box[:2] + box[2:]])
