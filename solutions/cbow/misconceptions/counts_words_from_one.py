# exercise: one_hot
# title: Counts words from 1
# title.zh: 单词从 1 开始编号
# hint: Which id has the first word of the vocabulary here, and at which index does your one stand for it?
# hint.zh: 这里词典中第一个单词的编号是几？你把它的 1 放在了哪个下标上？
def one_hot(k, V):
    vector = np.zeros(V)
    vector[k - 1] = 1
    return vector
