# exercise: generator_gradient
# title: Takes the critic's slope at the noise
# title.zh: 在噪声处取 critic 的斜率
# hint: At which point does the critic see what G has made?
# hint.zh: critic 是在哪一点上看到生成样本的？
# source: fake and noise mixed up
def generator_gradient(z, theta_d, theta_g):
    _, u1, u2 = theta_d
    slope = u1 + 2 * u2 * np.asarray(z, dtype=np.float64)
    return -np.array([np.mean(slope * z), np.mean(slope)])
