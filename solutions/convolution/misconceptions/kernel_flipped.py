# exercise: conv2d
# title: Flips the kernel
# title.zh: 翻转了卷积核
# hint: Put a single 1 into the top left of the kernel: which pixel of the window should come out in Figure 6.9?
# hint.zh: 把一个 1 放在卷积核的左上角：按照图6.9，应当得到窗口中的哪个像素？
def conv2d(image, kernel, stride=1, padding=0):
    image, kernel = _floats(image, kernel)
    windows = _windows(_pad(image, padding), *kernel.shape, stride)
    return np.einsum("ijuv,uv->ij", windows, kernel[::-1, ::-1])
