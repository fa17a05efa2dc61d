# exercise: vocabulary
# title: Puts short words first
# title.zh: 短的单词排在前面
# hint: Which comes first in Python's order, "b" or "ab"?
# hint.zh: 按 Python 的顺序，"b" 与 "ab" 哪个在前？
# source: length taken for order
def vocabulary(documents):
    return sorted({word for document in documents for word in document}, key=lambda word: (len(word), word))
