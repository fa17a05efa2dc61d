# exercise: to_corners
# title: Returns the far corner first
# title.zh: 先返回了右下角
# hint: Which of the two corners has the smaller coordinates?
# hint.zh: 两个角点中哪一个坐标较小？
# source: a sign that is easily lost
def to_corners(box):
    box = _floats(box)
    return np.concatenate([box[:2] + box[2:] / 2, box[:2] - box[2:] / 2])
