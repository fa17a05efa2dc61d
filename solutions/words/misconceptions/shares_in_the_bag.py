# exercise: bag_of_words
# title: Divides by the number of words
# title.zh: 除以了单词的个数
# hint: Which two values can an entry have?
# hint.zh: 每个分量只可能取哪两个值？
# source: term frequency of other libraries
def bag_of_words(document, vocab):
    total = np.sum([np.zeros(len(vocab)), *(one_hot(word, vocab) for word in document if word in vocab)], axis=0)
    return total / max(total.sum(), 1)
