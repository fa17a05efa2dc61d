# exercise: discriminator_gradient
# title: Divides the mean over the batch by its size once more
# title.zh: 对批次取平均之后又除以了一次批次大小
# hint: Show every sample twice: should the gradient become half as large?
# hint.zh: 让每个样本出现两次：梯度应该减半吗？
# source: real code
def discriminator_gradient(x_real, x_fake, theta_d):
    x_real, x_fake = _floats(x_real), _floats(x_fake)
    real = 1 - _floats(discriminator(x_real, theta_d))
    fake = _floats(discriminator(x_fake, theta_d))
    slopes = [np.mean(real * x_real**power - fake * x_fake**power) for power in range(3)]
    return np.array(slopes) / len(x_real)
