# exercise: discriminator_value
# title: Means within each label first, then over the labels
# title.zh: 先在每个标签之内取平均，再对标签取平均
# hint: If label 0 occurs nine times and label 1 once, how much does each sample count?
# hint.zh: 标签 0 出现九次、标签 1 出现一次时，每个样本各占多少分量？
# source: balanced classes thought of
def discriminator_value(x_real, x_fake, labels, theta_d):
    log_real = _log_sigmoid(_logits(x_real, labels, theta_d))
    log_fake = _log_sigmoid(-_logits(x_fake, labels, theta_d))
    both, c = log_real + log_fake, np.asarray(labels)
    return float(np.mean([np.mean(both[c == k]) for k in np.unique(c)]))
