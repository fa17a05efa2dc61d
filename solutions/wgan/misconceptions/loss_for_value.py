# exercise: critic_value
# title: Returns the loss of the critic: fake minus real
# title.zh: 返回的是 critic 的损失：生成减真实
# hint: This number is to be made large. Should the real samples raise or lower it?
# hint.zh: 这个量要最大化。真实样本的分数应使它变大还是变小？
# source: library code minimises the negative
def critic_value(x_real, x_fake, theta_d):
    return float(np.mean(critic(x_fake, theta_d)) - np.mean(critic(x_real, theta_d)))
