# exercise: nearest_words
# title: Normalises the caller's matrix
# title.zh: 把传入的矩阵归一化了
# hint: Print W after the call: are the word vectors still what they were?
# hint.zh: 调用之后打印 W：词向量还是原来的样子吗？
def nearest_words(word, W, n):
    (W,) = floats(W)
    W /= np.linalg.norm(W, axis=1, keepdims=True)
    directions = W
    order = np.argsort(-directions @ directions[word])
    return order[order != word][:n]
