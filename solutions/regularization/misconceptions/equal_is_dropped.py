# exercise: dropout
# title: Drops where u equals p
# title.zh: 随机数等于 p 时也丢弃
# hint: With p = 0, should any unit be dropped?
# hint.zh: 当 p = 0 时，会有单元被丢弃吗？
# source: equality is easily lost
def dropout(x, u, p, training=True):
    x = _floats(x)
    return np.where(_floats(u) <= p, 0, x / (1 - p)) if training else x.copy()
