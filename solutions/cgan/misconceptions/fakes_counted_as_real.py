# exercise: discriminator_value
# title: Takes log D for the fakes, too
# title.zh: 对生成样本也取了 log D
# hint: Should the value rise when D takes a fake for real?
# hint.zh: 判别器把生成样本当真时，目标值应当上升吗？
# source: a minus sign lost
def discriminator_value(x_real, x_fake, labels, theta_d):
    log_real = _log_sigmoid(_logits(x_real, labels, theta_d))
    log_fake = _log_sigmoid(_logits(x_fake, labels, theta_d))
    return float(np.mean(log_real) + np.mean(log_fake))
