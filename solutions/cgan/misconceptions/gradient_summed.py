# exercise: discriminator_gradient
# title: Sums over the batch in place of the mean
# title.zh: 对批次求和而不是取平均
# hint: Show every sample twice: should the gradient double?
# hint.zh: 让每个样本出现两次：梯度应该加倍吗？
# source: expectation and sum mixed up
def discriminator_gradient(x_real, x_fake, labels, theta_d):
    real = 1 - discriminator(x_real, labels, theta_d)
    fake = discriminator(x_fake, labels, theta_d)
    per_sample = real[:, None] * _features(x_real) - fake[:, None] * _features(x_fake)
    return one_hot(labels, len(theta_d)).T @ per_sample
