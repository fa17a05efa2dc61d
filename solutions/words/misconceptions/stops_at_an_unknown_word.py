# exercise: bag_of_words
# title: Stops at the first unknown word
# title.zh: 遇到第一个未知单词就停止
# hint: What happens to the known words that follow an unknown one?
# hint.zh: 未知单词之后的已知单词会怎样？
# source: break instead of continue
def bag_of_words(document, vocab):
    bag = np.zeros(len(vocab))
    for word in document:
        if word not in vocab:
            break
        bag = np.maximum(bag, one_hot(word, vocab))
    return bag
