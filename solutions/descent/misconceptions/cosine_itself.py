# exercise: angle
# title: Returns the cosine
# title.zh: 返回的是余弦
# hint: An angle of zero degrees: which number should that be?
# hint.zh: 夹角为零度时，结果应当是多少？
# source: one step short
def angle(gradient, dx):
    g, d = _floats(gradient), _floats(dx)
    return np.clip(g @ d / np.linalg.norm(g) / np.linalg.norm(d), -1, 1)
