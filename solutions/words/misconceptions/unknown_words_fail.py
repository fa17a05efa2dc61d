# exercise: bag_of_words
# title: Fails at words outside the dictionary
# title.zh: 遇到词典以外的单词就报错
# hint: What does your function do with a word that is not in the dictionary?
# hint.zh: 遇到不在词典中的单词，你的函数会怎样？
# source: list.index raises for unknown words
def bag_of_words(document, vocab):
    bag = np.zeros(len(vocab))
    for word in document:
        bag[list(vocab).index(word)] = 1
    return bag
