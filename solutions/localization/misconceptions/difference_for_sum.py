# exercise: to_center
# title: Takes half the difference for the centre
# title.zh: 用差的一半作为中心
# hint: Move the box: must its centre move along?
# hint.zh: 移动边框：它的中心是否应当随之移动？
# source: a sign that is easily lost
def to_center(box):
    box = _floats(box)
    return np.concatenate([(box[2:] - box[:2]) / 2, box[2:] - box[:2]])
