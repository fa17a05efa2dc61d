# exercise: reconstruction_error
# title: Takes the root
# title.zh: 开了平方根
# hint: What does the small 2 at the norm mean?
# hint.zh: 范数右上角的 2 表示什么？
# source: norm and squared norm mixed up
def reconstruction_error(x, z, A, c):
    return float(np.sqrt(np.sum((generator(z, A, c) - x) ** 2)))
