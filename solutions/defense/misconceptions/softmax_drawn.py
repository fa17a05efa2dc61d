# exercise: generator
# title: Lets the pixels share a sum of 1
# title.zh: 让所有像素之和为 1
# hint: May two pixels both be bright?
# hint.zh: 两个像素可以同时很亮吗？
# source: the classifier's output
def generator(z, A, c):
    s = A @ np.asarray(z, dtype=np.float64) + c
    e = np.exp(s - np.max(s))
    return e / np.sum(e)
