# exercise: mean_kernel
# title: Returns a vector
# title.zh: 返回的是向量
# hint: A kernel is a small image. What shape has it?
# hint.zh: 卷积核是一个二维矩阵。它的形状是什么？
# source: a smoothing filter for signals
def mean_kernel(n):
    return np.full(n, 1 / n)
