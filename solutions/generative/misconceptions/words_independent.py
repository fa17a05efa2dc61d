# exercise: sequence_log_likelihood
# title: Takes every word for a first one
# title.zh: 把每个单词都当成第一个
# hint: Does your result depend on transition?
# hint.zh: 你的结果依赖于 transition 吗？
# source: no condition
def sequence_log_likelihood(sequence, initial, transition):
    initial, transition = floats(initial, transition)
    return np.sum(np.log(initial[np.asarray(sequence)]))
