# exercise: sample_sequence
# title: Draws every word from initial
# title.zh: 每个单词都从 initial 抽取
# hint: Which row does the second step use?
# hint.zh: 第二步用哪一行？
# source: no condition
def sample_sequence(u, initial, transition):
    row, words = initial, []
    for number in u:
        words.append(int(np.argmax(np.cumsum(row) > number)))
    return np.array(words)
