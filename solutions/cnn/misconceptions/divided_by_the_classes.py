# exercise: loss
# title: Divides by the number of classes
# title.zh: 除以了类别数
# hint: Add a class that is impossible: should the loss shrink?
# hint.zh: 增加一个不可能的类别：损失应当变小吗？
# source: one np.mean for everything
def loss(image, label, params, pool):
    scores = _scores(image, params, pool)
    return float((np.logaddexp.reduce(scores) - scores[label]) / len(scores))
