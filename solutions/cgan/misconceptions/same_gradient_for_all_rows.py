# exercise: discriminator_gradient
# title: Moves every row with the whole batch
# title.zh: 整个批次都作用到每一行上
# hint: Which row's change does a sample of label 0 notice?
# hint.zh: 标签为 0 的样本能感受到哪一行的变化？
# source: a plain GAN's gradient
def discriminator_gradient(x_real, x_fake, labels, theta_d):
    real = 1 - discriminator(x_real, labels, theta_d)
    fake = discriminator(x_fake, labels, theta_d)
    per_sample = real[:, None] * _features(x_real) - fake[:, None] * _features(x_fake)
    return np.repeat(np.mean(per_sample, axis=0)[None], len(theta_d), axis=0)
