# exercise: dropout
# title: Divides by p
# title.zh: 除以了 p
# hint: For p close to 0 hardly anything is dropped. How large should the factor be?
# hint.zh: p 接近 0 时几乎不丢弃。系数应当是多大？
# source: keeping and dropping confused
def dropout(x, u, p, training=True):
    x = _floats(x)
    return np.where(_floats(u) < p, 0, x / (p or 1)) if training else x.copy()
