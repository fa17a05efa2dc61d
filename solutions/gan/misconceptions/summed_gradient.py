# exercise: discriminator_gradient
# title: Sums over the batch in place of the mean
# title.zh: 对批次求和而不是取平均
# hint: Show every sample twice: should the gradient double?
# hint.zh: 让每个样本出现两次：梯度应该加倍吗？
def discriminator_gradient(x_real, x_fake, theta_d):
    x_real, x_fake = _floats(x_real), _floats(x_fake)
    real = 1 - _floats(discriminator(x_real, theta_d))
    fake = _floats(discriminator(x_fake, theta_d))
    return np.array([np.sum(real * x_real**power - fake * x_fake**power) for power in range(3)])
