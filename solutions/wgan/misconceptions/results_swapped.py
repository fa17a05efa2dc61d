# exercise: generator_gradient
# title: Returns the gradient as (b, a)
# title.zh: 梯度的次序成了 (b, a)
# hint: theta_g is (a, b). In which order comes its gradient?
# hint.zh: theta_g 是 (a, b)，它的梯度应是什么次序？
# source: the order of two parameters
def generator_gradient(z, theta_d, theta_g):
    _, u1, u2 = theta_d
    slope = u1 + 2 * u2 * _fakes(z, theta_g)
    return -np.array([np.mean(slope), np.mean(slope * z)])
