# exercise: generator_gradient
# title: Leaves out how the logit depends on the fake sample
# title.zh: 漏掉了对数几率对生成样本的导数
# hint: How does a small change of G(z) reach the loss? It has to pass the discriminator's weights.
# hint.zh: G(z) 的微小变化如何影响损失？它必须经过判别器的参数。
def generator_gradient(z, theta_d, theta_g, saturating=False):
    x, z = _floats(generator(z, theta_g)), _floats(z)
    d = _floats(discriminator(x, theta_d))
    slope = -d if saturating else d - 1
    return np.array([np.mean(slope * z), np.mean(slope)])
