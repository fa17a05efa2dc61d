# exercise: discriminator
# title: The probability of being fake
# title.zh: 给出的是为假的概率
# hint: D is to be large on real data. Check the sign of the logit.
# hint.zh: 真实数据上 D 应当大。检查对数几率的符号。
# source: sign easily lost
def discriminator(x, labels, theta_d):
    return np.exp(_log_sigmoid(-_logits(x, labels, theta_d)))
