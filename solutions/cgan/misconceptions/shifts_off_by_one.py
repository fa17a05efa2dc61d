# exercise: generator
# title: Reads the shifts from the first place of theta_g on
# title.zh: 从 theta_g 的第一个位置开始取平移量
# hint: What stands first in theta_g?
# hint.zh: theta_g 的最前面是什么？
# source: an index off by one
def generator(z, labels, theta_g):
    return theta_g[0] * np.asarray(z, dtype=np.float64) + one_hot(labels, len(theta_g) - 1) @ theta_g[:-1]
