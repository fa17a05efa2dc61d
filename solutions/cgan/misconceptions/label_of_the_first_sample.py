# exercise: generator
# title: Gives the whole batch the label of its first sample
# title.zh: 整个批次都用了第一个样本的标签
# hint: Each sample comes with its own label.
# hint.zh: 每个样本都有自己的标签。
# source: one label a batch
def generator(z, labels, theta_g):
    return theta_g[0] * np.asarray(z, dtype=np.float64) + theta_g[1 + labels[0]]
