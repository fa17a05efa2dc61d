# exercise: bag_of_words
# title: Takes an unknown word for the next one in order
# title.zh: 把未知单词当成了顺序上的下一个单词
# hint: A sorted search also finds a place for words that are not there. Do you check which word stands at it?
# hint.zh: 有序查找对不存在的单词也会给出一个位置。你检查过该位置上是哪个单词吗？
# source: searchsorted
def bag_of_words(document, vocab):
    bag = np.zeros(len(vocab) + 1)
    for word in document:
        bag[sum(entry < word for entry in vocab)] = 1
    return bag[:-1]
