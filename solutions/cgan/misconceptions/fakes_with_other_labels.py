# exercise: discriminator_value
# title: Judges the fakes with the labels in another order
# title.zh: 判别生成样本时标签换了次序
# hint: Which question is D asked about a fake: that of the label with which it was made?
# hint.zh: 判别器就生成样本要回答的问题，用的是不是生成它时的标签？
# source: a second draw of labels for the fakes
def discriminator_value(x_real, x_fake, labels, theta_d):
    log_real = _log_sigmoid(_logits(x_real, labels, theta_d))
    log_fake = _log_sigmoid(-_logits(x_fake, np.roll(labels, 1), theta_d))
    return float(np.mean(log_real) + np.mean(log_fake))
