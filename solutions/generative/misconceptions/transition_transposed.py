# exercise: markov_fit
# title: Counts the pairs the other way round
# title.zh: 单词对的方向数反了
# hint: Row a is about the word after a. Which index comes first?
# hint.zh: 第 a 行说的是单词 a 之后的单词。哪个下标在前？
# source: row and column conventions
def markov_fit(sequences, V, alpha):
    initial, transition = np.full(V, float(alpha)), np.full((V, V), float(alpha))
    for sequence in sequences:
        initial[sequence[0]] += 1
        for word, following in pairwise(sequence):
            transition[following, word] += 1
    return initial / initial.sum(), transition / transition.sum(axis=1, keepdims=True)
