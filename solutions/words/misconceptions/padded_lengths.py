# exercise: cosine_similarity
# title: Adds a small number to the denominator
# title.zh: 在分母上加了一个小数
# hint: For vectors of length 0.01 the product of the lengths is 0.0001. How much is 1e-8 beside it?
# hint.zh: 长度为 0.01 的两个向量，长度之积是 0.0001。与它相比，1e-8 算小吗？
# parameter: eps in 1e-16 … 1e-3
# source: a common recipe against division by zero
def cosine_similarity(u, v):
    eps = 1e-8
    u, v = floats(u), floats(v)
    return u @ v / (np.linalg.norm(u) * np.linalg.norm(v) + eps)
