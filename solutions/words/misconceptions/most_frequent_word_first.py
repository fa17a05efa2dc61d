# exercise: vocabulary
# title: Orders words by how often they occur
# title.zh: 按出现次数排列单词
# hint: Which order does the exercise ask for: that of frequency, or that of the words themselves?
# hint.zh: 题目要求的顺序是按出现次数，还是按单词本身的大小？
# source: convention of word2vec programs
def vocabulary(documents):
    words = sorted(word for document in documents for word in document)
    return sorted(dict.fromkeys(words), key=lambda word: -words.count(word))
