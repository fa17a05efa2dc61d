# exercise: critic_value
# title: Takes the absolute value
# title.zh: 取了绝对值
# hint: A bad critic scores the fakes higher. What is the value then?
# hint.zh: 差的 critic 给生成样本的分数更高。这时目标值是多少？
# source: the value read as a distance
def critic_value(x_real, x_fake, theta_d):
    return abs(np.mean(critic(x_real, theta_d)) - np.mean(critic(x_fake, theta_d)))
