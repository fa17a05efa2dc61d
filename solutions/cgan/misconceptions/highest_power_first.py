# exercise: discriminator
# title: Takes each row from the highest power down
# title.zh: 把每一行当成从最高次幂排起
# hint: Which number of the row is the logit of the sample 0?
# hint.zh: 样本 0 的对数几率是这一行的哪个数？
# source: the order of a library's polynomials
def discriminator(x, labels, theta_d):
    return np.exp(_log_sigmoid(_logits(x, labels, np.asarray(theta_d)[:, ::-1])))
