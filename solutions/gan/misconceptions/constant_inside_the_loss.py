# exercise: generator_loss
# title: Adds {eps} inside the logarithm
# title.zh: 在对数中加了 {eps}
# hint: How large can your loss become at most? How large is -log D for the logit -1000?
# hint.zh: 你的损失最大能到多少？对数几率为 -1000 时，-log D 是多少？
# parameter: eps in 1e-16 … 1e-3
# source: real code
def generator_loss(z, theta_d, theta_g, saturating=False):
    eps = 1e-12
    d = _floats(discriminator(generator(z, theta_g), theta_d))
    return float(np.mean(np.log(1 - d + eps)) if saturating else -np.mean(np.log(d + eps)))
