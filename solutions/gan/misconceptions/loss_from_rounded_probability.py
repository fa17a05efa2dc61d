# exercise: generator_loss
# title: Takes the logarithm of D after it was rounded to 0 or 1
# title.zh: 对已被舍入为 0 或 1 的 D 取对数
# hint: Print D for the logit -1000 and 1 - D for 40. Can the losses be computed from the logits without D?
# hint.zh: 打印对数几率为 -1000 时的 D 和 40 时的 1 - D。能否不经过 D，直接由对数几率计算损失？
def generator_loss(z, theta_d, theta_g, saturating=False):
    d = _floats(discriminator(generator(z, theta_g), theta_d))
    return float(np.mean(np.log(1 - d)) if saturating else -np.mean(np.log(d)))
