# exercise: discriminator_value
# title: Rewards D for taking fakes as real
# title.zh: 把生成数据判为真也得到奖励
# hint: The second term of V is about the fakes. Is it largest where D(x_fake) is near 0, or near 1?
# hint.zh: V 的第二项针对生成数据。它在 D(x_fake) 接近 0 时最大，还是接近 1 时最大？
def discriminator_value(x_real, x_fake, theta_d):
    return float(np.mean(_log_sigmoid(_logits(x_real, theta_d))) + np.mean(_log_sigmoid(_logits(x_fake, theta_d))))
