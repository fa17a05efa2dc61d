# exercise: one_hot
# title: Takes words that differ in a capital for the same
# title.zh: 把只有大小写不同的单词当成同一个
# hint: With both "The" and "the" in the dictionary, how many ones has your vector?
# hint.zh: 词典中同时有 "The" 和 "the" 时，你的向量里有几个 1？
# source: habit of text preparation
def one_hot(word, vocab):
    return np.array([float(word.lower() == entry.lower()) for entry in vocab])
