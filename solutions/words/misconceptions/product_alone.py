# exercise: cosine_similarity
# title: Returns the scalar product
# title.zh: 返回的是内积
# hint: Make u twice as long: should the cosine change?
# hint.zh: 把 u 加长一倍，余弦会变吗？
# source: denominator forgotten
def cosine_similarity(u, v):
    return floats(u) @ floats(v)
