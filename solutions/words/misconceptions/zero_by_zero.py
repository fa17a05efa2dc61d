# exercise: cosine_similarity
# title: Divides 0 by 0
# title.zh: 出现了 0 除以 0
# hint: What is the length of the vector of an empty document, and what do you divide by?
# hint.zh: 空文档向量的长度是多少？你除以了什么？
# source: the case is easily overlooked
def cosine_similarity(u, v):
    u, v = floats(u), floats(v)
    return u @ v / (np.linalg.norm(u) * np.linalg.norm(v))
