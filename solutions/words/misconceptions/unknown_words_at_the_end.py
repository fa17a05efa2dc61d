# exercise: bag_of_words
# title: Puts unknown words in the last place
# title.zh: 把未知单词记到了最后一个位置
# hint: Which index does your search give for a word that it does not find, and where does -1 lead?
# hint.zh: 找不到单词时，你得到的下标是多少？下标 -1 指向哪里？
# source: find returns -1
def bag_of_words(document, vocab):
    bag = np.zeros(len(vocab))
    for word in document:
        bag[list(vocab).index(word) if word in vocab else -1] = 1
    return bag
