# exercise: bag_of_words
# title: Keeps the last word only
# title.zh: 只保留了最后一个单词
# hint: Do you add each word to the vector, or does each word replace the vector?
# hint.zh: 每个单词是加到向量上，还是把整个向量换掉了？
# source: an assignment in the loop
def bag_of_words(document, vocab):
    bag = np.zeros(len(vocab))
    for word in document:
        if word in vocab:
            bag = one_hot(word, vocab)
    return bag
