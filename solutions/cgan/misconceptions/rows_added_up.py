# exercise: discriminator
# title: Judges with the sum of all rows
# title.zh: 用所有行之和来判别
# hint: Which rows should a sample of label 0 know of?
# hint.zh: 标签为 0 的样本应当用到哪些行？
# source: conditions that are not picked
def discriminator(x, labels, theta_d):
    return np.exp(_log_sigmoid(_features(x) @ np.sum(theta_d, axis=0)))
