# exercise: nearest_words
# title: Divides by the lengths of the columns
# title.zh: 除以的是各列的长度
# hint: Is a word a row or a column of W? Along which axis does its length run?
# hint.zh: 一个单词对应 W 的一行还是一列？它的长度应沿哪个轴计算？
def nearest_words(word, W, n):
    (W,) = floats(W)
    directions = W / np.linalg.norm(W, axis=0, keepdims=True)
    order = np.argsort(-directions @ directions[word])
    return order[order != word][:n]
