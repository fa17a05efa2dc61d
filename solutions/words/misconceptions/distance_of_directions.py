# exercise: cosine_similarity
# title: Returns 1 minus the cosine
# title.zh: 返回的是 1 减去余弦
# hint: Should equal vectors get 1 or 0?
# hint.zh: 两个相同的向量应得到 1 还是 0？
# source: cosine distance of other libraries
def cosine_similarity(u, v):
    u, v = floats(u), floats(v)
    lengths = np.linalg.norm(u) * np.linalg.norm(v)
    return 1 - u @ v / lengths if lengths else 1.0
