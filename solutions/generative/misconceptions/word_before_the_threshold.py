# exercise: sample_sequence
# title: Takes the last id that u has passed
# title.zh: 取了 u 越过的最后一个编号
# hint: For u smaller than the first probability, which word is it?
# hint.zh: u 小于第一个概率时，应当是哪个单词？
# source: off by one
def sample_sequence(u, initial, transition):
    row, words = initial, []
    for number in u:
        words.append(int(np.sum(np.cumsum(row) <= number)) - 1 if number > row[0] else 0)
        row = transition[words[-1]]
    return np.array(words)
