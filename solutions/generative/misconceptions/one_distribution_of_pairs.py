# exercise: markov_fit
# title: Normalises all pairs together
# title.zh: 把所有单词对放在一起归一化
# hint: Row a is a distribution of its own. What does it sum to?
# hint.zh: 第 a 行自成一个分布，它的和是多少？
# source: joint for conditional
def markov_fit(sequences, V, alpha):
    initial, transition = np.full(V, float(alpha)), np.full((V, V), float(alpha))
    for sequence in sequences:
        initial[sequence[0]] += 1
        for word, following in pairwise(sequence):
            transition[word, following] += 1
    return initial / initial.sum(), transition / transition.sum()
