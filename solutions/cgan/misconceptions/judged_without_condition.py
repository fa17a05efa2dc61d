# exercise: generator_loss
# title: Judges all fakes with row 0
# title.zh: 所有样本都用第 0 行判别
# hint: In how many places does the label come into the loss?
# hint.zh: 标签在损失中的几处起作用？
# source: the condition given to G alone
def generator_loss(z, labels, theta_d, theta_g):
    logits = _logits(generator(z, labels, theta_g), np.zeros_like(labels), theta_d)
    return -float(np.mean(_log_sigmoid(logits)))
