# exercise: sequence_log_likelihood
# title: Returns the likelihood
# title.zh: 返回的是似然本身
# hint: A logarithm of a probability is never positive. Is yours?
# hint.zh: 概率的对数不会是正数。你的呢？
# source: logarithm forgotten
def sequence_log_likelihood(sequence, initial, transition):
    initial, transition = floats(initial, transition)
    return initial[sequence[0]] * np.prod([transition[a, b] for a, b in pairwise(sequence)])
