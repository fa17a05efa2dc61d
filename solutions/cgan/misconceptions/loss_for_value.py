# exercise: discriminator_value
# title: Returns the loss, minus the value
# title.zh: 返回的是损失，即目标值的相反数
# hint: Is this number to be made large or small? Which sign has a logarithm of a probability?
# hint.zh: 这个量要变大还是变小？概率的对数是什么符号？
# source: library code minimises the negative
def discriminator_value(x_real, x_fake, labels, theta_d):
    log_real = _log_sigmoid(_logits(x_real, labels, theta_d))
    log_fake = _log_sigmoid(-_logits(x_fake, labels, theta_d))
    return -float(np.mean(log_real) + np.mean(log_fake))
