# exercise: cosine_similarity
# title: Takes the sum of the components for the length
# title.zh: 把分量绝对值之和当成了长度
# hint: How long is the vector (3, 4)?
# hint.zh: 向量 (3, 4) 的长度是多少？
# source: another norm
def cosine_similarity(u, v):
    u, v = floats(u), floats(v)
    lengths = np.abs(u).sum() * np.abs(v).sum()
    return u @ v / lengths if lengths else 0.0
