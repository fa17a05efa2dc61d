# exercise: vocabulary
# title: Sorts without regard to capitals
# title.zh: 排序时不区分大小写
# hint: Compare "Zoo" < "apple" in Python: is this the order you sort by?
# hint.zh: 在 Python 中比较 "Zoo" < "apple"：你的排序依据的是这个顺序吗？
# source: habit from printed dictionaries
def vocabulary(documents):
    return sorted({word for document in documents for word in document}, key=lambda word: (word.lower(), word))
