# exercise: generator
# title: Takes the same shift for every label
# title.zh: 所有标签都用了同一个平移量
# hint: Ask G for two different labels: do you get different samples?
# hint.zh: 向生成器要两个不同的标签，得到的样本不同吗？
# source: a plain GAN
def generator(z, labels, theta_g):
    return theta_g[0] * np.asarray(z, dtype=np.float64) + theta_g[1]
