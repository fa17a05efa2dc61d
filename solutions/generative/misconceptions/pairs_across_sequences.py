# exercise: markov_fit
# title: Counts pairs across the ends of sequences
# title.zh: 把跨越序列边界的单词对也数了进去
# hint: Is the first word of the second sentence a follower of the last word of the first?
# hint.zh: 第二句的第一个单词，是第一句最后一个单词的后续吗？
# source: all text joined
def markov_fit(sequences, V, alpha):
    initial, transition = np.full(V, float(alpha)), np.full((V, V), float(alpha))
    for sequence in sequences:
        initial[sequence[0]] += 1
    for word, following in pairwise([word for sequence in sequences for word in sequence]):
        transition[word, following] += 1
    return initial / initial.sum(), transition / transition.sum(axis=1, keepdims=True)
