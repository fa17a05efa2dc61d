# exercise: discriminator
# title: Judges the whole batch with the row of its first label
# title.zh: 整个批次都用第一个标签的那一行
# hint: Each sample comes with its own label.
# hint.zh: 每个样本都有自己的标签。
# source: one label a batch
def discriminator(x, labels, theta_d):
    return np.exp(_log_sigmoid(_features(x) @ theta_d[labels[0]]))
