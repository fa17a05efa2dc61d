# exercise: critic_gradient
# title: Weights every sample as the discriminator of a GAN does
# title.zh: 像 GAN 的判别器那样给每个样本加权
# hint: Those weights are the derivative of log sigmoid. What is the derivative of the score itself?
# hint.zh: 这些权重来自 log sigmoid 的导数。分数本身的导数是什么？
# source: the GAN's gradient taken over
def critic_gradient(x_real, x_fake, theta_d):
    real = 1 / (1 + np.exp(critic(x_real, theta_d)))
    fake = 1 / (1 + np.exp(-critic(x_fake, theta_d)))
    return np.mean(real[:, None] * _features(x_real) - fake[:, None] * _features(x_fake), axis=0)
