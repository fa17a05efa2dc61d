# exercise: tree_probability
# title: Applies the sigmoid to the sum of the scores
# title.zh: 对得分之和取 sigmoid
# hint: Is s(x) s(y) the same as s(x + y)?
# hint.zh: s(x) s(y) 等于 s(x + y) 吗？
# source: product of exponentials
def tree_probability(h, code, path, nodes):
    return sigmoid(np.sum(turns(h, code, path, nodes)[0]))
