# exercise: generator_loss
# title: Makes all fakes with label 0
# title.zh: 所有样本都按标签 0 生成
# hint: In how many places does the label come into the loss?
# hint.zh: 标签在损失中的几处起作用？
# source: the condition given to D alone
def generator_loss(z, labels, theta_d, theta_g):
    logits = _logits(generator(z, np.zeros_like(labels), theta_g), labels, theta_d)
    return -float(np.mean(_log_sigmoid(logits)))
