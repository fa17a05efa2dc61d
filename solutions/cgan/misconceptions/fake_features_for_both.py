# exercise: discriminator_gradient
# title: Multiplies both parts with the fakes' features
# title.zh: 两部分都乘了生成样本的特征
# hint: Each batch goes with its own features 1, x, x².
# hint.zh: 每个批次要配自己的特征 1、x、x²。
# source: one cache for two forward passes
def discriminator_gradient(x_real, x_fake, labels, theta_d):
    real = 1 - discriminator(x_real, labels, theta_d)
    fake = discriminator(x_fake, labels, theta_d)
    per_sample = real[:, None] * _features(x_fake) - fake[:, None] * _features(x_fake)
    return one_hot(labels, len(theta_d)).T @ per_sample / len(labels)
