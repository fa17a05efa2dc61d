# exercise: discriminator_gradient
# title: Gives every sample the same weight
# title.zh: 所有样本的权重都相同
# hint: How much does a sample count of which D is certain already?
# hint.zh: 判别器已经十分肯定的样本还占多少分量？
# source: the Wasserstein GAN's gradient
def discriminator_gradient(x_real, x_fake, labels, theta_d):
    real = 1 - discriminator(x_real, labels, theta_d)
    fake = discriminator(x_fake, labels, theta_d)
    per_sample = _features(x_real) - _features(x_fake) + 0 * real[:, None] * fake[:, None]
    return one_hot(labels, len(theta_d)).T @ per_sample / len(labels)
