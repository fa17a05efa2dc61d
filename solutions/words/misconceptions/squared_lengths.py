# exercise: cosine_similarity
# title: Divides by the squared lengths
# title.zh: 除以了长度的平方
# hint: What is the cosine of a vector with itself, and what do you get?
# hint.zh: 向量与自身的余弦是多少？你得到的是多少？
# source: root forgotten
def cosine_similarity(u, v):
    u, v = floats(u), floats(v)
    lengths = (u @ u) * (v @ v)
    return u @ v / lengths if lengths else 0.0
