# exercise: one_hot
# title: Counts the places from 1
# title.zh: 位置从 1 开始计数
# hint: At which index does your one stand for the first word of the dictionary?
# hint.zh: 对词典中的第一个单词，你的 1 放在哪个下标上？
# source: the notes count words from 1
def one_hot(word, vocab):
    return np.roll([float(word == entry) for entry in vocab], 1)
