# exercise: document_matrix
# title: Puts documents into columns
# title.zh: 把文档放在了列上
# hint: Which axis holds the documents in the docstring, and which the words?
# hint.zh: 文档字符串里哪个轴对应文档，哪个轴对应单词？
# source: term-document matrix of other books
def document_matrix(documents, vocab):
    return np.array([bag_of_words(document, vocab) for document in documents]).T
