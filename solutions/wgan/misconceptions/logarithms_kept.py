# exercise: critic_value
# title: Takes logarithms as in the GAN
# title.zh: 像 GAN 那样取了对数
# hint: Compare the two formulas of V in the notes. What has the Wasserstein GAN dropped?
# hint.zh: 比较讲义中 V 的两个公式：Wasserstein GAN 去掉了什么？
# source: the GAN's value taken over
def critic_value(x_real, x_fake, theta_d):
    return float(
        -np.mean(np.logaddexp(0, -critic(x_real, theta_d))) - np.mean(np.logaddexp(0, critic(x_fake, theta_d)))
    )
