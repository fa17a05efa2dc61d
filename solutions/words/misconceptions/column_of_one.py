# exercise: one_hot
# title: Returns a column of shape (V, 1)
# title.zh: 返回了形状为 (V, 1) 的列向量
# hint: What shape does the docstring promise: a vector, or a matrix with one column?
# hint.zh: 文档字符串要求的形状是什么：向量，还是只有一列的矩阵？
# source: column vectors of the notes
def one_hot(word, vocab):
    return np.array([[float(word == entry)] for entry in vocab])
