# exercise: loss
# title: Loses the minus sign
# title.zh: 漏掉了负号
# hint: The logarithm of a probability is negative. Can a loss be?
# hint.zh: 概率的对数是负的。损失可以是负的吗？
# source: a sign that is easily lost
def loss(image, label, params, pool):
    scores = _scores(image, params, pool)
    return float(scores[label] - np.logaddexp.reduce(scores))
