# exercise: sample_sequence
# title: Adds up from the last id
# title.zh: 从最后一个编号开始累加
# hint: The cumulative probability of id 0 is p_0. Which is yours?
# hint.zh: 编号 0 的累积概率是 p_0。你的是多少？
# source: direction
def sample_sequence(u, initial, transition):
    row, words = initial, []
    for number in u:
        words.append(len(row) - 1 - int(np.argmax(np.cumsum(row[::-1]) > number)))
        row = transition[words[-1]]
    return np.array(words)
