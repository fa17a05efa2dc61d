# exercise: markov_fit
# title: Does not smooth the first word
# title.zh: 第一个单词没有加 alpha
# hint: Does alpha count for the first word as well?
# hint.zh: alpha 对第一个单词也适用吗？
# source: half of the rule
def markov_fit(sequences, V, alpha):
    initial, transition = np.zeros(V), np.full((V, V), float(alpha))
    for sequence in sequences:
        initial[sequence[0]] += 1
        for word, following in pairwise(sequence):
            transition[word, following] += 1
    return initial / initial.sum(), transition / transition.sum(axis=1, keepdims=True)
