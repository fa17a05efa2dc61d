# exercise: sequence_log_likelihood
# title: Adds a small constant to every probability
# title.zh: 给每个概率都加了一个很小的数
# hint: For a probability of 1e-9, what does your constant make of its logarithm?
# hint.zh: 概率为 1e-9 时，加上你的常数之后，对数变成了多少？
# source: stability habit
def sequence_log_likelihood(sequence, initial, transition):
    initial, transition = floats(initial, transition)
    tiny = 1e-10
    total = np.log(initial[sequence[0]] + tiny)
    return total + sum(np.log(transition[a, b] + tiny) for a, b in pairwise(sequence))
