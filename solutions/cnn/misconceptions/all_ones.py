# exercise: mean_kernel
# title: Does not normalise
# title.zh: 没有归一化
# hint: What becomes of a uniform image under your kernel?
# hint.zh: 均匀的图像经你的卷积核滤波后变成什么？
# source: sum in place of mean
def mean_kernel(n):
    return np.full((n, n), 1.0)
