# exercise: cosine_similarity
# title: Loses the sign
# title.zh: 丢掉了符号
# hint: What is the cosine of two opposite vectors?
# hint.zh: 两个方向相反的向量，余弦是多少？
# source: similarity taken for a positive number
def cosine_similarity(u, v):
    u, v = floats(u), floats(v)
    lengths = np.linalg.norm(u) * np.linalg.norm(v)
    return abs(u @ v) / lengths if lengths else 0.0
