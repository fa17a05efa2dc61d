# exercise: discriminator_value
# title: Sums over the batch in place of the mean
# title.zh: 对批次求和而不是取平均
# hint: Show every sample twice: should the value double?
# hint.zh: 让每个样本出现两次：目标值应该加倍吗？
# source: expectation and sum mixed up
def discriminator_value(x_real, x_fake, labels, theta_d):
    log_real = _log_sigmoid(_logits(x_real, labels, theta_d))
    log_fake = _log_sigmoid(-_logits(x_fake, labels, theta_d))
    return float(np.sum(log_real) + np.sum(log_fake))
