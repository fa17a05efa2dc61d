# exercise: generator
# title: Takes the slope from the last place of theta_g
# title.zh: 把 theta_g 的最后一个数当成了斜率
# hint: In which order do slope and shifts stand in theta_g?
# hint.zh: 斜率与平移量在 theta_g 中的次序是什么？
# source: the order of the parameters
def generator(z, labels, theta_g):
    return theta_g[-1] * np.asarray(z, dtype=np.float64) + one_hot(labels, len(theta_g) - 1) @ theta_g[:-1]
