# exercise: document_matrix
# title: Leaves out documents without known words
# title.zh: 漏掉了没有已知单词的文档
# hint: How many rows has the matrix of n documents, whatever stands in them?
# hint.zh: n 篇文档的矩阵应有几行？这与文档内容有关吗？
# source: rows of zeros taken for nothing
def document_matrix(documents, vocab):
    rows = [np.asarray(bag_of_words(document, vocab)) for document in documents]
    return np.array([row for row in rows if row.any()] or rows[:1])
