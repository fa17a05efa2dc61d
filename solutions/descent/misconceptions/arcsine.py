# exercise: angle
# title: Takes the arcsine
# title.zh: 用了反正弦
# hint: What is the cosine of a right angle, and what does your function make of it?
# hint.zh: 直角的余弦是多少？你的函数由它得到什么？
# source: inverse functions confused
def angle(gradient, dx):
    g, d = _floats(gradient), _floats(dx)
    return np.arcsin(np.clip(g @ d / np.linalg.norm(g) / np.linalg.norm(d), -1, 1))
