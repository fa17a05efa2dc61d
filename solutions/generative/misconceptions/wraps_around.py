# exercise: markov_fit
# title: Counts the last word as followed by the first
# title.zh: 把最后一个单词之后接上了第一个单词
# hint: Is anything known about what follows the last word?
# hint.zh: 最后一个单词之后接什么，我们知道吗？
# source: index -1
def markov_fit(sequences, V, alpha):
    initial, transition = np.full(V, float(alpha)), np.full((V, V), float(alpha))
    for sequence in sequences:
        initial[sequence[0]] += 1
        for word, following in zip([sequence[-1], *sequence[:-1]], sequence, strict=False):
            transition[word, following] += 1
    return initial / initial.sum(), transition / transition.sum(axis=1, keepdims=True)
