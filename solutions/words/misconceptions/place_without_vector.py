# exercise: one_hot
# title: Returns the place of the word
# title.zh: 返回的是单词的位置
# hint: The result is a whole vector. How many entries should it have?
# hint.zh: 结果应当是一个向量。它应有多少个分量？
# source: id and one-hot vector taken for the same
def one_hot(word, vocab):
    return list(vocab).index(word)
