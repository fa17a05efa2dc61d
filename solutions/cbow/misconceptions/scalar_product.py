# exercise: nearest_words
# title: Compares scalar products
# title.zh: 比较的是内积
# hint: Does a word come nearer when its vector is made ten times as long? It should not.
# hint.zh: 把某个词向量放大十倍，它就变得更相似了吗？不应该如此。
def nearest_words(word, W, n):
    (W,) = floats(W)
    order = np.argsort(-W @ W[word])
    return order[order != word][:n]
