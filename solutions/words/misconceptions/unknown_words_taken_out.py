# exercise: document_matrix
# title: Removes unknown words from the caller's documents
# title.zh: 从传入的文档中删掉了未知单词
# hint: Print the documents after the call: are all their words still there?
# hint.zh: 调用之后打印 documents：单词都还在吗？
# source: list.remove works in place
def document_matrix(documents, vocab):
    for document in documents:
        for word in list(document):
            if word not in vocab:
                document.remove(word)
    return np.array([bag_of_words(document, vocab) for document in documents])
