# exercise: document_matrix
# title: Gives equal documents one row
# title.zh: 相同的文档只占一行
# hint: How many rows has the matrix of n documents, even if two of them are the same?
# hint.zh: n 篇文档的矩阵应有几行？其中两篇相同时呢？
# source: np.unique
def document_matrix(documents, vocab):
    different = [document for i, document in enumerate(documents) if document not in documents[:i]]
    return np.array([bag_of_words(document, vocab) for document in different])
