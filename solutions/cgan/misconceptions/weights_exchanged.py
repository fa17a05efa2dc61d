# exercise: discriminator_gradient
# title: Exchanges the weights D and 1 - D
# title.zh: 把权重 D 与 1 - D 弄反了
# hint: Which real sample still teaches D something: one with D near 1, or near 0?
# hint.zh: 哪种真实样本还能教会判别器一些东西：D 接近 1 的，还是接近 0 的？
# source: derivative of log sigmoid from memory
def discriminator_gradient(x_real, x_fake, labels, theta_d):
    real = discriminator(x_real, labels, theta_d)
    fake = 1 - discriminator(x_fake, labels, theta_d)
    per_sample = real[:, None] * _features(x_real) - fake[:, None] * _features(x_fake)
    return one_hot(labels, len(theta_d)).T @ per_sample / len(labels)
