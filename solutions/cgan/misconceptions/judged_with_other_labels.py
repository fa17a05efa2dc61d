# exercise: generator_loss
# title: Judges the fakes with the labels in another order
# title.zh: 判别时标签换了次序
# hint: Which label is D asked about: the one that G was given?
# hint.zh: 向判别器提问时用的标签，是给生成器的那一个吗？
# source: a second draw of labels
def generator_loss(z, labels, theta_d, theta_g):
    logits = _logits(generator(z, labels, theta_g), np.roll(labels, 1), theta_d)
    return -float(np.mean(_log_sigmoid(logits)))
