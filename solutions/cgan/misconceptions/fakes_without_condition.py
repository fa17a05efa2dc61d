# exercise: discriminator_value
# title: Judges the fakes with row 0
# title.zh: 判别生成样本时用了第 0 行
# hint: Does D see the label of a fake, too?
# hint.zh: 判别器也能看到生成样本的标签吗？
# source: the condition given for real data alone
def discriminator_value(x_real, x_fake, labels, theta_d):
    log_real = _log_sigmoid(_logits(x_real, labels, theta_d))
    log_fake = _log_sigmoid(-_logits(x_fake, np.zeros_like(labels), theta_d))
    return float(np.mean(log_real) + np.mean(log_fake))
