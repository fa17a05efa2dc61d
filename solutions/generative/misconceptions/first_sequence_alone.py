# exercise: markov_fit
# title: Learns from the first sequence alone
# title.zh: 只用了第一个序列
# hint: How many sequences are there?
# hint.zh: 一共有几个序列？
# source: a loop left early
def markov_fit(sequences, V, alpha):
    initial, transition = np.full(V, float(alpha)), np.full((V, V), float(alpha))
    for sequence in sequences[:1]:
        initial[sequence[0]] += 1
        for word, following in pairwise(sequence):
            transition[word, following] += 1
    return initial / initial.sum(), transition / transition.sum(axis=1, keepdims=True)
