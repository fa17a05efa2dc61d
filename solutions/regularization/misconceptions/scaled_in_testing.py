# exercise: dropout
# title: Scales in testing
# title.zh: 测试时作了缩放
# hint: In inverted dropout, who scales: training or testing?
# hint.zh: 反向 dropout 中，缩放发生在训练时还是测试时？
# source: dropout as first published
def dropout(x, u, p, training=True):
    x = _floats(x)
    return np.where(_floats(u) < p, 0, x / (1 - p)) if training else x * (1 - p)
