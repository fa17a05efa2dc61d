# exercise: angle
# title: Gives the sharp angle of the two lines
# title.zh: 给出的是两条直线所成的锐角
# hint: Should a vector and its opposite have the angle 0?
# hint.zh: 一个向量与它的反向向量夹角是 0 吗？
# source: an absolute value too much
def angle(gradient, dx):
    g, d = _floats(gradient), _floats(dx)
    return np.arccos(np.clip(abs(g @ d) / np.linalg.norm(g) / np.linalg.norm(d), -1, 1))
