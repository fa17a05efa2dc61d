# exercise: analogy
# title: Ignores the sign of the cosine
# title.zh: 忽略了余弦的正负号
# hint: Is a word close to the query whose vector points the other way?
# hint.zh: 词向量方向与 q 相反的单词，算是接近吗？
# source: similarity taken for a positive number
def analogy(a, b, c, W):
    W = floats(W)
    query = W[b] - W[a] + W[c]
    others = [k for k in range(len(W)) if k not in (a, b, c)]
    return max(others, key=lambda k: abs(cosine_similarity(query, W[k])))
