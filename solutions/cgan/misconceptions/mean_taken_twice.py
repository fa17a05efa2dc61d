# exercise: discriminator_gradient
# title: Divides the mean over the batch by its size once more
# title.zh: 对批次取平均之后又除以了一次批次大小
# hint: Show every sample twice: should the gradient become half as large?
# hint.zh: 让每个样本出现两次：梯度应该减半吗？
# source: real code
def discriminator_gradient(x_real, x_fake, labels, theta_d):
    real = 1 - discriminator(x_real, labels, theta_d)
    fake = discriminator(x_fake, labels, theta_d)
    per_sample = real[:, None] * _features(x_real) - fake[:, None] * _features(x_fake)
    return one_hot(labels, len(theta_d)).T @ per_sample / len(labels) ** 2
