# exercise: sample_sequence
# title: Reads the column of the word before
# title.zh: 读的是前一个单词所在的列
# hint: Row a is the distribution of the word after a.
# hint.zh: 第 a 行是单词 a 之后那个单词的分布。
# source: row and column conventions
def sample_sequence(u, initial, transition):
    row, words = initial, []
    for number in u:
        words.append(int(np.argmax(np.cumsum(row) > number)))
        row = floats(transition)[0][:, words[-1]]
    return np.array(words)
