# exercise: sample_sequence
# title: Compares u with single probabilities
# title.zh: 用 u 与单个概率比较
# hint: The first id whose *cumulative* probability is greater than u.
# hint.zh: 是**累积**概率大于 u 的第一个编号。
# source: cumulative sum forgotten
def sample_sequence(u, initial, transition):
    row, words = initial, []
    for number in u:
        words.append(int(np.argmax(np.asarray(row) > number)))
        row = transition[words[-1]]
    return np.array(words)
