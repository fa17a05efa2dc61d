# exercise: discriminator_gradient
# title: Loses samples where a label occurs more than once
# title.zh: 标签重复出现时丢失了样本
# hint: Fancy indexing with `+=` writes once to each place. What if a label occurs twice?
# hint.zh: 用下标数组做 `+=` 时，每个位置只写一次。标签出现两次会怎样？
# source: NumPy's indexing with repeats
def discriminator_gradient(x_real, x_fake, labels, theta_d):
    real = 1 - discriminator(x_real, labels, theta_d)
    fake = discriminator(x_fake, labels, theta_d)
    per_sample = real[:, None] * _features(x_real) - fake[:, None] * _features(x_fake)
    grad = np.zeros((len(theta_d), 3))
    grad[labels] += per_sample / len(labels)
    return grad
