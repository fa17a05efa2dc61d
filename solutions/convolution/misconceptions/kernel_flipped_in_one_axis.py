# exercise: conv2d
# title: Flips the rows of the kernel
# title.zh: 把卷积核上下翻转了
# hint: Put a single 1 into the top row of the kernel. On which row of the window does it land in your code?
# hint.zh: 在卷积核的第一行放一个 1，看看在你的代码里它落到了窗口的哪一行。
def conv2d(image, kernel, stride=1, padding=0):
    image, kernel = _floats(image, kernel)
    windows = _windows(_pad(image, padding), *kernel.shape, stride)
    return np.einsum("ijuv,uv->ij", windows, kernel[::-1])
