# exercise: generator_loss
# title: Takes theta_g as (b, a)
# title.zh: 把 theta_g 当成了 (b, a)
# hint: Which of the two numbers of theta_g multiplies the noise?
# hint.zh: theta_g 的两个数中，哪一个与噪声相乘？
# source: the order of two parameters
def generator_loss(z, theta_d, theta_g):
    return -float(np.mean(critic(_fakes(z, theta_g[::-1]), theta_d)))
