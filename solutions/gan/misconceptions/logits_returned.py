# exercise: discriminator
# title: Returns the logit, without the sigmoid
# title.zh: 没有用 sigmoid，直接返回了对数几率
# hint: A probability lies between 0 and 1. (Wasserstein GANs drop the sigmoid; this one keeps it.)
# hint.zh: 概率应在 0 与 1 之间。（Wasserstein GAN 去掉了 sigmoid，但这里保留。）
def discriminator(x, theta_d):
    return _logits(x, theta_d)
