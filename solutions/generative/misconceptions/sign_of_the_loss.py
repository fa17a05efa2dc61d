# exercise: sequence_log_likelihood
# title: Returns the negative log-likelihood
# title.zh: 返回了负对数似然
# hint: A logarithm of a probability is never positive. Is yours?
# hint.zh: 概率的对数不会是正数。你的呢？
# source: loss in mind
def sequence_log_likelihood(sequence, initial, transition):
    initial, transition = floats(initial, transition)
    return -np.log(initial[sequence[0]]) - sum(np.log(transition[a, b]) for a, b in pairwise(sequence))
