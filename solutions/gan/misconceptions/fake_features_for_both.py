# exercise: discriminator_gradient
# title: Multiplies the real batch by the features of the fake one
# title.zh: 真实批次也乘了生成批次的特征
# hint: A second forward pass overwrites what the first one stored. Which x belongs to the derivative of log D(x_real)?
# hint.zh: 第二次正向计算会覆盖第一次保存的值。log D(x_real) 的导数应与哪一个 x 相乘？
def discriminator_gradient(x_real, x_fake, theta_d):
    x_real, x_fake = _floats(x_real), _floats(x_fake)
    real = 1 - _floats(discriminator(x_real, theta_d))
    fake = _floats(discriminator(x_fake, theta_d))
    return np.array([np.mean(real * x_fake**power - fake * x_fake**power) for power in range(3)])
