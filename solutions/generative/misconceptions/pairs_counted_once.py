# exercise: markov_fit
# title: Counts each pair once only
# title.zh: 每种单词对只数了一次
# hint: A pair occurs three times. What is its count?
# hint.zh: 一对单词出现三次，计数是多少？
# source: fancy indexing drops duplicates
def markov_fit(sequences, V, alpha):
    initial, transition = np.full(V, float(alpha)), np.full((V, V), float(alpha))
    for sequence in sequences:
        initial[sequence[0]] += 1
        for word, following in set(pairwise(list(sequence))):
            transition[word, following] += 1
    return initial / initial.sum(), transition / transition.sum(axis=1, keepdims=True)
