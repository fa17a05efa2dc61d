# exercise: discriminator_value
# title: Takes the logarithm of D after it was rounded to 0 or 1
# title.zh: 对已被舍入为 0 或 1 的 D 取对数
# hint: Print D and 1 - D for the logits 40 and -1000. Which function of the logit do you really need?
# hint.zh: 打印对数几率为 40 和 -1000 时的 D 与 1 - D。你真正需要的是对数几率的哪个函数？
def discriminator_value(x_real, x_fake, theta_d):
    d_real, d_fake = _floats(discriminator(x_real, theta_d)), _floats(discriminator(x_fake, theta_d))
    return float(np.mean(np.log(d_real)) + np.mean(np.log(1 - d_fake)))
