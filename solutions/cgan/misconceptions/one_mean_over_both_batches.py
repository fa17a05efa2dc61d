# exercise: discriminator_value
# title: One mean over both batches together
# title.zh: 两个批次合在一起取平均
# hint: The value has two means. Over how many samples is each?
# hint.zh: 目标值有两个平均，各对多少个样本取？
# source: real and fake glued together
def discriminator_value(x_real, x_fake, labels, theta_d):
    log_real = _log_sigmoid(_logits(x_real, labels, theta_d))
    log_fake = _log_sigmoid(-_logits(x_fake, labels, theta_d))
    return float(np.mean(np.concatenate([log_real, log_fake])))
