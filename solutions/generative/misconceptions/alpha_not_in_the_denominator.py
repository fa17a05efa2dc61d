# exercise: markov_fit
# title: Adds alpha after normalising
# title.zh: 归一化之后才加 alpha
# hint: What do the probabilities of a row sum to?
# hint.zh: 一行概率之和是多少？
# source: order of two steps
def markov_fit(sequences, V, alpha):
    initial, transition = np.zeros(V), np.zeros((V, V))
    for sequence in sequences:
        initial[sequence[0]] += 1
        for word, following in pairwise(sequence):
            transition[word, following] += 1
    return initial / initial.sum() + alpha, transition / np.maximum(transition.sum(axis=1, keepdims=True), 1) + alpha
