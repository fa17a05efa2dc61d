# exercise: discriminator
# title: Leaves the square term out
# title.zh: 漏掉了平方项
# hint: How many parameters has a row, and how many of them does your logit use?
# hint.zh: 每一行有几个参数？你的对数几率用到了几个？
# source: a linear logit
def discriminator(x, labels, theta_d):
    return np.exp(_log_sigmoid(_logits(x, labels, np.asarray(theta_d) * [1, 1, 0])))
