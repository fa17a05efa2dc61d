# exercise: generator_gradient
# title: The critic's slope is u1 alone
# title.zh: critic 的斜率只取了 u1
# hint: Differentiate the square term, too. Where is the critic steep?
# hint.zh: 平方项也要求导。critic 在哪里更陡？
# source: the square term forgotten
def generator_gradient(z, theta_d, theta_g):
    _, u1, u2 = theta_d
    slope = u1 + 0 * u2 * _fakes(z, theta_g)
    return -np.array([np.mean(slope * z), np.mean(slope)])
