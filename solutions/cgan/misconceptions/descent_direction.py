# exercise: discriminator_gradient
# title: Points downhill
# title.zh: 方向是下降的方向
# hint: Take one tiny step along your result: does the value rise?
# hint.zh: 沿你的结果走一小步：目标值会上升吗？
# source: sign easily lost
def discriminator_gradient(x_real, x_fake, labels, theta_d):
    real = 1 - discriminator(x_real, labels, theta_d)
    fake = discriminator(x_fake, labels, theta_d)
    per_sample = real[:, None] * _features(x_real) - fake[:, None] * _features(x_fake)
    return -one_hot(labels, len(theta_d)).T @ per_sample / len(labels)
