# exercise: one_hot
# title: Takes the words out of the dictionary
# title.zh: 把词典里的单词取走了
# hint: Print the dictionary after the call: how many words are left?
# hint.zh: 调用之后打印词典：还剩几个单词？
# source: list.pop works in place
def one_hot(word, vocab):
    vector = []
    while vocab:
        vector.append(float(vocab.pop(0) == word))
    return np.array(vector)
