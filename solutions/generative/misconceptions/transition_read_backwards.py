# exercise: sequence_log_likelihood
# title: Reads the transitions backwards
# title.zh: 转移方向读反了
# hint: Row a is about the word after a. Which index comes first?
# hint.zh: 第 a 行说的是单词 a 之后的单词。哪个下标在前？
# source: row and column conventions
def sequence_log_likelihood(sequence, initial, transition):
    initial, transition = floats(initial, transition)
    return np.log(initial[sequence[0]]) + sum(np.log(transition[b, a]) for a, b in pairwise(sequence))
