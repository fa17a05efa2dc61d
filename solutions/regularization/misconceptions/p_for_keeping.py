# exercise: dropout
# title: Takes p for the probability of being kept
# title.zh: 把 p 当成保留的概率
# hint: For p = 0.1, are most units kept or dropped?
# hint.zh: 当 p = 0.1 时，大多数单元是保留还是丢弃？
# source: convention of other courses
def dropout(x, u, p, training=True):
    x = _floats(x)
    if not training:
        return x.copy()
    return np.where(_floats(u) < p, x / p, 0) if p else np.zeros_like(x)
