# exercise: vocabulary
# title: Keeps the order in which words first appear
# title.zh: 按单词首次出现的先后排列
# hint: Swap the two documents: should the dictionary change?
# hint.zh: 把两篇文档交换顺序，词典应当改变吗？
# source: the notes: dictionary order
def vocabulary(documents):
    return list(dict.fromkeys(word for document in documents for word in document))
