# exercise: markov_fit
# title: Always adds 1
# title.zh: 总是加 1
# hint: What is alpha for?
# hint.zh: alpha 有什么用？
# source: Laplace smoothing recalled
def markov_fit(sequences, V, alpha):
    initial, transition = np.ones(V), np.ones((V, V))
    for sequence in sequences:
        initial[sequence[0]] += 1
        for word, following in pairwise(sequence):
            transition[word, following] += 1
    return initial / initial.sum(), transition / transition.sum(axis=1, keepdims=True)
