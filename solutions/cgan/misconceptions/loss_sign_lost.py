# exercise: generator_loss
# title: Loses the minus sign
# title.zh: 丢了负号
# hint: If D is fooled more often, should the loss fall or rise?
# hint.zh: 判别器更容易受骗时，损失应下降还是上升？
# source: sign easily lost
def generator_loss(z, labels, theta_d, theta_g):
    logits = _logits(generator(z, labels, theta_g), labels, theta_d)
    return float(np.mean(_log_sigmoid(logits)))
