# exercise: generator_gradient
# title: Multiplies mean slope and mean noise
# title.zh: 把平均斜率与平均噪声相乘
# hint: Is the mean of a product the product of the means?
# hint.zh: 乘积的平均等于平均的乘积吗？
# source: mean and product exchanged
def generator_gradient(z, theta_d, theta_g):
    _, u1, u2 = theta_d
    slope = u1 + 2 * u2 * _fakes(z, theta_g)
    return -np.array([np.mean(slope) * np.mean(z), np.mean(slope)])
