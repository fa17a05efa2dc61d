# exercise: document_matrix
# title: Counts words in the matrix
# title.zh: 矩阵里记的是次数
# hint: Is row i of your matrix the same as `bag_of_words(documents[i], vocab)`?
# hint.zh: 矩阵的第 i 行与 `bag_of_words(documents[i], vocab)` 相同吗？
# source: other libraries count
def document_matrix(documents, vocab):
    return np.array([[float(list(document).count(word)) for word in vocab] for document in documents])
