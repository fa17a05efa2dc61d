# exercise: generator
# title: Leaves c out
# title.zh: 漏掉了 c
# hint: What is the picture of z = 0?
# hint.zh: z = 0 的图像是什么？
# source: the bias forgotten
def generator(z, A, c):
    return np.exp(-np.logaddexp(0, -(A @ np.asarray(z, dtype=np.float64))))
