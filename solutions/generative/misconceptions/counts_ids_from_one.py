# exercise: sample_sequence
# title: Counts ids from 1
# title.zh: 编号从 1 数起
# hint: How many cumulative probabilities does u have passed for the first word?
# hint.zh: 抽到第一个单词时，u 越过了几个累积概率？
# source: counting
def sample_sequence(u, initial, transition):
    row, words = initial, []
    for number in u:
        words.append(int(np.argmax(np.cumsum(row) > number)) + 1)
        row = transition[words[-1] - 1]
    return np.array(words)
