# exercise: discriminator
# title: Returns the logits
# title.zh: 返回的是对数几率
# hint: Between which two numbers lies a probability?
# hint.zh: 概率在哪两个数之间？
# source: the critic of the Wasserstein GAN
def discriminator(x, labels, theta_d):
    return _logits(x, labels, theta_d)
