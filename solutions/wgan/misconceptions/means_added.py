# exercise: critic_value
# title: Adds the two means
# title.zh: 把两个平均值相加
# hint: What happens to the value if every sample, real and fake, scores one more? It should not move.
# hint.zh: 若所有样本（不论真假）的分数都加一，目标值应当如何？
# source: the plus sign of the GAN's formula
def critic_value(x_real, x_fake, theta_d):
    return float(np.mean(critic(x_real, theta_d)) + np.mean(critic(x_fake, theta_d)))
