# exercise: document_matrix
# title: Makes one bag of all documents
# title.zh: 所有文档合成了一个词袋
# hint: In which row do you see what stands in the second document alone?
# hint.zh: 第二篇文档独有的单词在哪一行能看到？
# source: documents joined
def document_matrix(documents, vocab):
    return np.max([bag_of_words(document, vocab) for document in documents], axis=0)
