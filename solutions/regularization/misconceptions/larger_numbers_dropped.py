# exercise: dropout
# title: Drops where u is at least p
# title.zh: 在 u 不小于 p 时丢弃
# hint: Read the condition again: which side of p is dropped?
# hint.zh: 再读一遍条件：p 的哪一侧被丢弃？
# source: a comparison turned round
def dropout(x, u, p, training=True):
    x = _floats(x)
    return np.where(_floats(u) >= p, 0, x / (1 - p)) if training else x.copy()
