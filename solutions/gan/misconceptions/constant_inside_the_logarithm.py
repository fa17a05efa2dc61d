# exercise: discriminator_value
# title: Adds {eps} inside the logarithms
# title.zh: 在对数中加了 {eps}
# hint: With a constant c inside, your logarithm never falls below log c. What is log D for the logit -1000?
# hint.zh: 加了常数 c 之后，对数永远不会小于 log c。对数几率为 -1000 时，log D 应是多少？
# parameter: eps in 1e-16 … 1e-3
def discriminator_value(x_real, x_fake, theta_d):
    eps = 1e-12
    d_real, d_fake = _floats(discriminator(x_real, theta_d)), _floats(discriminator(x_fake, theta_d))
    return float(np.mean(np.log(d_real + eps)) + np.mean(np.log(1 - d_fake + eps)))
