# exercise: dropout
# title: Does not scale what is kept
# title.zh: 没有放大保留的单元
# hint: Does the mean over many calls stay what it was without dropout?
# hint.zh: 多次调用的平均值与没有 dropout 时相同吗？
# source: dropout as first published
def dropout(x, u, p, training=True):
    x = _floats(x)
    return np.where(_floats(u) < p, 0, x) if training else x.copy()
