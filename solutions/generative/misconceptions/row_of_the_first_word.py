# exercise: sample_sequence
# title: Stays with the row of the first word
# title.zh: 一直用第一个单词所在的行
# hint: Which word does the third step look at?
# hint.zh: 第三步看的是哪个单词？
# source: the condition is not carried on
def sample_sequence(u, initial, transition):
    row, words = initial, []
    for number in u:
        words.append(int(np.argmax(np.cumsum(row) > number)))
        row = transition[words[0]]
    return np.array(words)
