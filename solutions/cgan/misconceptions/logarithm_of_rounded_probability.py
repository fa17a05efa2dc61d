# exercise: discriminator_value
# title: Takes the logarithm of a probability that has been rounded to 0
# title.zh: 对已被舍入为 0 的概率取了对数
# hint: At which logit does 1 - D become exactly 0 in a computer?
# hint.zh: 对数几率多大时，计算机里的 1 - D 恰好等于 0？
# source: the formula taken literally
def discriminator_value(x_real, x_fake, labels, theta_d):
    log_real = _log_sigmoid(_logits(x_real, labels, theta_d))
    log_fake = np.log(1 - np.exp(_log_sigmoid(_logits(x_fake, labels, theta_d))))
    return float(np.mean(log_real) + np.mean(log_fake))
