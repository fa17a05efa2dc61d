# exercise: discriminator_gradient
# title: Weights the fakes with 1 - D in place of D
# title.zh: 生成数据的权重用了 1 - D 而不是 D
# hint: Which fakes should teach D the most: those that it has spotted already, or those that fool it?
# hint.zh: 哪些生成数据对判别器的修正应最大：已被识破的，还是骗过它的？
def discriminator_gradient(x_real, x_fake, theta_d):
    x_real, x_fake = _floats(x_real), _floats(x_fake)
    real = 1 - _floats(discriminator(x_real, theta_d))
    fake = _floats(discriminator(x_fake, theta_d))
    return np.array([np.mean(real * x_real**power - (1 - fake) * x_fake**power) for power in range(3)])
