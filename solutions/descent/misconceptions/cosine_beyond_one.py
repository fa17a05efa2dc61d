# exercise: angle
# title: Trusts the rounded cosine
# title.zh: 没有处理舍入后的余弦
# hint: Print the cosine of a vector with itself, with all digits. Where is arccos defined?
# hint.zh: 打印向量与自身夹角的余弦的所有位数。arccos 的定义域是什么？
# source: rounding
def angle(gradient, dx):
    g, d = _floats(gradient), _floats(dx)
    return np.arccos(g @ d / (np.linalg.norm(g) * np.linalg.norm(d)))
