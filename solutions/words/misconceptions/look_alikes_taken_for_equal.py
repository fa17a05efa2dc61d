# exercise: vocabulary
# title: Normalises characters
# title.zh: 对字符做了规范化
# hint: Words are compared exactly as they stand. Are "ﬁ" and "fi" the same str?
# hint.zh: 单词按原样比较。"ﬁ" 和 "fi" 是同一个 str 吗？
# source: Unicode normalisation
def vocabulary(documents):
    import unicodedata

    return sorted({unicodedata.normalize("NFKC", word) for document in documents for word in document})
