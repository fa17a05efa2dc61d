# exercise: reconstruction_error
# title: Puts 1/2 in front
# title.zh: 前面多了 1/2
# hint: Is there a factor in the formula?
# hint.zh: 公式前面有系数吗？
# source: a factor for a simpler gradient
def reconstruction_error(x, z, A, c):
    return float(np.sum((generator(z, A, c) - x) ** 2) / 2)
