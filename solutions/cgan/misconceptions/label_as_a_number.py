# exercise: generator
# title: Adds the label itself as a number
# title.zh: 把标签本身当作数加了进去
# hint: Is class 4 twice class 2? Which parameter belongs to a label?
# hint.zh: 类别 4 是类别 2 的两倍吗？属于一个标签的参数是哪一个？
# source: the class number appended to the input
def generator(z, labels, theta_g):
    return theta_g[0] * np.asarray(z, dtype=np.float64) + np.asarray(labels) * theta_g[1]
