# exercise: sample_sequence
# title: Draws with chance of its own
# title.zh: 用了自己的随机数
# hint: All chance comes in as u. Do your words change when u does?
# hint.zh: 随机性全部由 u 传入。改变 u 时，你得到的单词会随之改变吗？
# source: random.choice
def sample_sequence(u, initial, transition):
    row, words = initial, []
    for _number in u:
        words.append(int(np.random.default_rng(0).choice(len(row), p=floats(row)[0] / np.sum(row))))
        row = transition[words[-1]]
    return np.array(words)
