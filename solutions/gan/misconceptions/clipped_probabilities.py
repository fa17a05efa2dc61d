# exercise: discriminator_value
# title: Clips D at {eps} and at 1 - {eps}
# title.zh: 把 D 截断在 {eps} 与 1 - {eps} 之间
# hint: What is the smallest log D that you can get? What is log D for the logit -1000?
# hint.zh: 你能得到的最小的 log D 是多少？对数几率为 -1000 时，log D 应是多少？
# parameter: eps in 1e-16 … 1e-3
# source: real code
def discriminator_value(x_real, x_fake, theta_d):
    eps = 1e-12
    d_real, d_fake = (np.clip(_floats(discriminator(x, theta_d)), eps, 1 - eps) for x in (x_real, x_fake))
    return float(np.mean(np.log(d_real)) + np.mean(np.log(1 - d_fake)))
