# exercise: angle
# title: Divides by the squares of the norms
# title.zh: 除以了模的平方
# hint: Double one of the vectors: should the angle change?
# hint.zh: 把其中一个向量加倍，夹角应当改变吗？
# source: a root forgotten
def angle(gradient, dx):
    g, d = _floats(gradient), _floats(dx)
    return np.arccos(np.clip(g @ d / (g @ g) / (d @ d), -1, 1))
