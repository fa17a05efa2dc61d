# exercise: sample_sequence
# title: Draws with chance of its own
# title.zh: 用了自己的随机数
# hint: Call the function twice with the same u: do you get the same words?
# hint.zh: 用同样的 u 调用两次：得到的单词相同吗？
# source: random.choice
def sample_sequence(u, initial, transition):
    row, words = initial, []
    for _number in u:
        words.append(int(np.random.default_rng().choice(len(row), p=floats(row)[0] / np.sum(row))))
        row = transition[words[-1]]
    return np.array(words)
