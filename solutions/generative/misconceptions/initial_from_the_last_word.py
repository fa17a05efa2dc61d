# exercise: markov_fit
# title: Takes the last word for the first
# title.zh: 把最后一个单词当成了第一个
# hint: Which end of a sequence is its beginning?
# hint.zh: 序列的哪一端是开头？
# source: wrong end
def markov_fit(sequences, V, alpha):
    initial, transition = np.full(V, float(alpha)), np.full((V, V), float(alpha))
    for sequence in sequences:
        initial[sequence[-1]] += 1
        for word, following in pairwise(sequence):
            transition[word, following] += 1
    return initial / initial.sum(), transition / transition.sum(axis=1, keepdims=True)
