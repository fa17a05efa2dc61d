# exercise: sequence_log_likelihood
# title: Averages over the words
# title.zh: 对单词数取了平均
# hint: Is it the sum that is asked, or the mean a word?
# hint.zh: 要求的是总和，还是每个单词的平均？
# source: perplexity in mind
def sequence_log_likelihood(sequence, initial, transition):
    initial, transition = floats(initial, transition)
    total = np.log(initial[sequence[0]]) + sum(np.log(transition[a, b]) for a, b in pairwise(sequence))
    return total / len(sequence)
