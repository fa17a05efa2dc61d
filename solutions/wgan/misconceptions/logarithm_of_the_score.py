# exercise: generator_loss
# title: Takes -log sigmoid of the score, as in the GAN
# title.zh: 像 GAN 那样取 -log sigmoid
# hint: The Wasserstein GAN has dropped both sigmoid and logarithm, for G too.
# hint.zh: Wasserstein GAN 对生成器同样去掉了 sigmoid 与对数。
# source: the GAN's loss taken over
def generator_loss(z, theta_d, theta_g):
    return float(np.mean(np.logaddexp(0, -critic(_fakes(z, theta_g), theta_d))))
