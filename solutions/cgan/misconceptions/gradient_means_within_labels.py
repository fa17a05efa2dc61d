# exercise: discriminator_gradient
# title: Divides by how often the label occurs
# title.zh: 除以了该标签出现的次数
# hint: The value is a mean over all m samples. By which number is each term divided?
# hint.zh: 目标值是对全部 m 个样本的平均。每一项除以几？
# source: means within a label
def discriminator_gradient(x_real, x_fake, labels, theta_d):
    real = 1 - discriminator(x_real, labels, theta_d)
    fake = discriminator(x_fake, labels, theta_d)
    per_sample = real[:, None] * _features(x_real) - fake[:, None] * _features(x_fake)
    hot = one_hot(labels, len(theta_d))
    return hot.T @ per_sample / np.maximum(np.sum(hot, axis=0), 1)[:, None]
