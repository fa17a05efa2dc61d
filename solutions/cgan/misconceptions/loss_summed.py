# exercise: generator_loss
# title: Sums over the batch in place of the mean
# title.zh: 对批次求和而不是取平均
# hint: Show every noise twice: should the loss double?
# hint.zh: 让每个噪声出现两次：损失应该加倍吗？
# source: expectation and sum mixed up
def generator_loss(z, labels, theta_d, theta_g):
    logits = _logits(generator(z, labels, theta_g), labels, theta_d)
    return -float(np.sum(_log_sigmoid(logits)))
