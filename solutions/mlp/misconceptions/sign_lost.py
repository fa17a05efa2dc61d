# exercise: loss
# title: Loses the minus sign
# title.zh: 漏掉了负号
# hint: The logarithm of a probability is negative. Can a loss be?
# hint.zh: 概率的对数是负的。损失可以是负的吗？
# source: a sign that is easily lost
def loss(X, labels, weights, biases):
    scores = _scores(_floats(forward(X, weights, biases)[-2]), weights[-1], biases[-1])
    of_labels = np.take_along_axis(scores, np.asarray(labels)[:, None], axis=1)
    return float(-np.mean(np.logaddexp.reduce(scores - of_labels, axis=1)))
