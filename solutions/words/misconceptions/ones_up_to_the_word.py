# exercise: one_hot
# title: Marks all words before it as well
# title.zh: 把排在前面的单词也标成了 1
# hint: How many ones are there in a one-hot vector?
# hint.zh: one-hot 向量里有几个 1？
# source: order taken for equality
def one_hot(word, vocab):
    return np.array([float(entry <= word) for entry in vocab])
