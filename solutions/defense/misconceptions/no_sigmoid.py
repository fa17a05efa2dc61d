# exercise: generator
# title: Leaves the sigmoid out
# title.zh: 漏掉了 sigmoid
# hint: Between which numbers must a pixel lie?
# hint.zh: 像素必须在哪两个数之间？
# source: a linear decoder
def generator(z, A, c):
    return A @ np.asarray(z, dtype=np.float64) + c
