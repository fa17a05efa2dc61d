# exercise: dropout
# title: Draws random numbers of its own
# title.zh: 自己另外产生随机数
# hint: Does your result depend on u?
# hint.zh: 你的结果与 u 有关吗？
# source: the usual signature
def dropout(x, u, p, training=True):
    x = _floats(x)
    return np.where(np.random.default_rng(0).random(x.shape) < p, 0, x / (1 - p)) if training else x.copy()
