# exercise: critic_gradient
# title: Takes the square of the mean for the mean of the squares
# title.zh: 把平方的平均当成平均的平方
# hint: Two samples, -1 and 1: what is the mean of their squares?
# hint.zh: 两个样本 -1 与 1：它们平方的平均是多少？
# source: mean and power exchanged
def critic_gradient(x_real, x_fake, theta_d):
    return (_features([np.mean(x_real)]) - _features([np.mean(x_fake)]))[0]
