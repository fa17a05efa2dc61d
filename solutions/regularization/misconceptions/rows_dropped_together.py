# exercise: dropout
# title: Drops whole rows
# title.zh: 整行一起丢弃
# hint: Are the units of one sample dropped independently?
# hint.zh: 同一样本的各个单元是各自独立地丢弃的吗？
# source: broadcasting
def dropout(x, u, p, training=True):
    x, u = _floats(x), _floats(u)
    if not training:
        return x.copy()
    return np.where(u[..., :1] < p, 0, x / (1 - p)) if x.ndim > 1 else np.where(u < p, 0, x / (1 - p))
