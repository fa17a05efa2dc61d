# exercise: generator_gradient
# title: Loses the factor 2 of the square
# title.zh: 漏掉了平方求导的系数 2
# hint: What is the derivative of x²?
# hint.zh: x² 的导数是什么？
# source: power rule in haste
def generator_gradient(z, theta_d, theta_g):
    _, u1, u2 = theta_d
    slope = u1 + u2 * _fakes(z, theta_g)
    return -np.array([np.mean(slope * z), np.mean(slope)])
