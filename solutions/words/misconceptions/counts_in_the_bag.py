# exercise: bag_of_words
# title: Counts how often a word occurs
# title.zh: 统计了单词出现的次数
# hint: What does the notes' 0 or 1 say about a word that stands in the document twice?
# hint.zh: 对出现两次的单词，讲义中的“0 或 1”是什么意思？
# source: other libraries count
def bag_of_words(document, vocab):
    return np.sum([np.zeros(len(vocab)), *(one_hot(word, vocab) for word in document if word in vocab)], axis=0)
