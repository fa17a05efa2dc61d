# exercise: nearest_words
# title: Ignores the sign of the cosine
# title.zh: 忽略了余弦的正负号
# hint: What is the cosine of two opposite vectors, and are such words alike?
# hint.zh: 两个方向相反的向量余弦是多少？这样的单词相似吗？
def nearest_words(word, W, n):
    (W,) = floats(W)
    directions = W / np.linalg.norm(W, axis=1, keepdims=True)
    order = np.argsort(-np.abs(directions @ directions[word]))
    return order[order != word][:n]
