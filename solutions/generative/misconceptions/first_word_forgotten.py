# exercise: sequence_log_likelihood
# title: Leaves out the first word
# title.zh: 漏掉了第一个单词
# hint: What is the log-likelihood of a sequence of one word?
# hint.zh: 只有一个单词的序列，对数似然是多少？
# source: half of the formula
def sequence_log_likelihood(sequence, initial, transition):
    initial, transition = floats(initial, transition)
    return sum((np.log(transition[word, following]) for word, following in pairwise(sequence)), 0.0)
