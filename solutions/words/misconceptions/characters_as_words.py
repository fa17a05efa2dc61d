# exercise: vocabulary
# title: Collects characters instead of words
# title.zh: 收集的是单个字符而不是单词
# hint: How many loops run over your documents, and what does the innermost of them go through?
# hint.zh: 你用了几层循环？最里面一层遍历的是什么？
# source: one loop too many
def vocabulary(documents):
    return sorted({character for document in documents for word in document for character in word})
