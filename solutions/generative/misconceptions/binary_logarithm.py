# exercise: sequence_log_likelihood
# title: Takes the logarithm to base 2
# title.zh: 用了以 2 为底的对数
# hint: Which logarithm do these exercises use?
# hint.zh: 本课程的习题用的是哪种对数？
# source: bits in mind
def sequence_log_likelihood(sequence, initial, transition):
    initial, transition = floats(initial, transition)
    return np.log2(initial[sequence[0]]) + sum(np.log2(transition[a, b]) for a, b in pairwise(sequence))
