# exercise: loss
# title: Leaves the target out of the sum
# title.zh: 求和时漏掉了目标单词
# hint: Over which words does j run in the formula?
# hint.zh: 公式中的 j 取遍哪些单词？
# source: other words only
def loss(k, target, W, W_out):
    y = scores(k, W, W_out)
    others = np.delete(y, target) if len(y) > 1 else y
    return np.log(np.sum(np.exp(others - others.max()))) + others.max() - y[target]
