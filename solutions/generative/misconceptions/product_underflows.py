# exercise: sequence_log_likelihood
# title: Takes the logarithm of a product
# title.zh: 先连乘再取对数
# hint: Multiply 1000 probabilities of 0.1. What does the computer say?
# hint.zh: 把 1000 个 0.1 相乘，计算机给出什么？
# source: log after product
def sequence_log_likelihood(sequence, initial, transition):
    initial, transition = floats(initial, transition)
    product = initial[sequence[0]]
    for word, following in pairwise(sequence):
        product = product * transition[word, following]
    return np.log(product)
