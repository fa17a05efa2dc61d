# exercise: critic_value
# title: Divides by the number of samples in both batches together
# title.zh: 除以两个批次样本的总数
# hint: Each of the two means has its own batch. How large is it?
# hint.zh: 两个平均值各有各的批次，批次有多大？
# source: real and fake glued together
def critic_value(x_real, x_fake, theta_d):
    return float(np.mean(critic(x_real, theta_d)) - np.mean(critic(x_fake, theta_d))) / 2
