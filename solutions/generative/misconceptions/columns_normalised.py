# exercise: markov_fit
# title: Normalises the columns
# title.zh: 对列做了归一化
# hint: Which numbers sum to 1: those after one word, or those before one word?
# hint.zh: 哪些数之和应当为 1：同一个单词之后的，还是同一个单词之前的？
# source: axis 0 for axis 1
def markov_fit(sequences, V, alpha):
    initial, transition = np.full(V, float(alpha)), np.full((V, V), float(alpha))
    for sequence in sequences:
        initial[sequence[0]] += 1
        for word, following in pairwise(sequence):
            transition[word, following] += 1
    return initial / initial.sum(), transition / transition.sum(axis=0, keepdims=True)
