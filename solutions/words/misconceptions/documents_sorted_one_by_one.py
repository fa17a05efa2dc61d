# exercise: vocabulary
# title: Sorts every document by itself
# title.zh: 每篇文档各自排序后再拼接
# hint: Is your list still in order where the second document's words begin?
# hint.zh: 在第二篇文档的单词开始之处，你的列表还是有序的吗？
# source: half of the job
def vocabulary(documents):
    words = [word for document in documents for word in sorted(document)]
    return list(dict.fromkeys(words))
