# exercise: sample_sequence
# title: Takes the most probable word
# title.zh: 取了概率最大的单词
# hint: Does your sequence depend on u?
# hint.zh: 你的序列依赖于 u 吗？
# source: argmax
def sample_sequence(u, initial, transition):
    row, words = initial, []
    for _number in u:
        words.append(int(np.argmax(row)))
        row = transition[words[-1]]
    return np.array(words)
