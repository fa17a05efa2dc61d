# exercise: mean_kernel
# title: Divides by n, not by n²
# title.zh: 除以了 n 而不是 n²
# hint: Add up the weights of your kernel: how bright does a uniform image come out?
# hint.zh: 把你的卷积核的权重加起来：均匀的图像滤波后会变亮还是变暗？
# source: side and area confused
def mean_kernel(n):
    return np.full((n, n), 1 / n)
