# exercise: markov_fit
# title: Smooths the words never followed alone
# title.zh: 只对之后没有单词的行做了平滑
# hint: May a pair that was never seen have probability 0 here?
# hint.zh: 从未出现过的单词对，概率可以为 0 吗？
# source: half of the rule
def markov_fit(sequences, V, alpha):
    initial, transition = np.full(V, float(alpha)), np.zeros((V, V))
    for sequence in sequences:
        initial[sequence[0]] += 1
        for word, following in pairwise(sequence):
            transition[word, following] += 1
    return initial / initial.sum(), np.array(
        [row / row.sum() if row.any() else np.full(V, 1 / V) for row in transition]
    )
