# exercise: discriminator_value
# title: Returns the negative of the value
# title.zh: 返回了目标值的相反数
# hint: D maximises V. Is your number large or small when D judges everything rightly?
# hint.zh: 判别器要最大化 V。当它全部判断正确时，你的结果是大还是小？
def discriminator_value(x_real, x_fake, theta_d):
    return -float(np.mean(_log_sigmoid(_logits(x_real, theta_d))) + np.mean(_log_sigmoid(-_logits(x_fake, theta_d))))
