# exercise: markov_fit
# title: Counts all words for the first one
# title.zh: 用所有单词来统计第一个单词
# hint: Which words of a sequence tell how sequences begin?
# hint.zh: 序列中的哪个单词说明序列如何开头？
# source: unigram for initial
def markov_fit(sequences, V, alpha):
    initial, transition = np.full(V, float(alpha)), np.full((V, V), float(alpha))
    for sequence in sequences:
        for word in sequence:
            initial[word] += 1
        for word, following in pairwise(sequence):
            transition[word, following] += 1
    return initial / initial.sum(), transition / transition.sum(axis=1, keepdims=True)
