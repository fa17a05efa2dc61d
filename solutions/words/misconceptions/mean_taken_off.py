# exercise: cosine_similarity
# title: Subtracts the mean first
# title.zh: 先减去了均值
# hint: The angle is that of the vectors as they are. What is subtracted in the formula?
# hint.zh: 夹角是向量本身之间的夹角。公式里减去了什么吗？
# source: correlation taken for cosine
def cosine_similarity(u, v):
    u, v = (one - one.mean() for one in (floats(u), floats(v)))
    lengths = np.linalg.norm(u) * np.linalg.norm(v)
    return u @ v / lengths if lengths else 0.0
