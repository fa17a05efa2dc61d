# exercise: vocabulary
# title: Sorts the caller's documents
# title.zh: 把传入的文档排了序
# hint: Print the documents after the call: are the words still in the order of the text?
# hint.zh: 调用之后打印 documents：单词还是原来的次序吗？
# source: list.sort works in place
def vocabulary(documents):
    for document in documents:
        document.sort()
    return sorted({word for document in documents for word in document})
