# exercise: vocabulary
# title: Sorts in descending order
# title.zh: 按从大到小排序
# hint: Which of "a" and "b" should be the first entry?
# hint.zh: "a" 和 "b" 哪一个应当排在最前？
# source: a sign lost in sorting
def vocabulary(documents):
    return sorted({word for document in documents for word in document}, reverse=True)
