# exercise: discriminator_gradient
# title: Divides by the size of both batches together
# title.zh: 除以了两个批次的总大小
# hint: In V each batch has its own mean. How many samples does each of them have?
# hint.zh: 在 V 中两个批次各自取平均。每个批次有多少个样本？
def discriminator_gradient(x_real, x_fake, theta_d):
    x_real, x_fake = _floats(x_real), _floats(x_fake)
    real = 1 - _floats(discriminator(x_real, theta_d))
    fake = _floats(discriminator(x_fake, theta_d))
    return np.array([np.mean(real * x_real**power - fake * x_fake**power) / 2 for power in range(3)])
