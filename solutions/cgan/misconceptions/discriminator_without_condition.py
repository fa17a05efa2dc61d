# exercise: discriminator
# title: Judges every sample with row 0
# title.zh: 所有样本都用第 0 行来判别
# hint: Can your D notice that a sample has the wrong label?
# hint.zh: 样本的标签错了，你的判别器能发现吗？
# source: the condition given to G alone
def discriminator(x, labels, theta_d):
    return np.exp(_log_sigmoid(_features(x) @ theta_d[0]))
