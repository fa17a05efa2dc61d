# exercise: conv2d
# title: Rounds the number of windows up
# title.zh: 窗口数向上取整
# hint: Does your last window lie in the image with all its pixels? Which way does the output size round?
# hint.zh: 最后一个窗口是否完整落在图像内？输出大小的公式是向哪个方向取整的？
def conv2d(image, kernel, stride=1, padding=0):
    image, kernel = _floats(image, kernel)
    image = _pad(image, padding)
    rest = [-(size - k) % stride for size, k in zip(image.shape, kernel.shape, strict=True)]
    image = np.pad(image, [(0, rest[0]), (0, rest[1])])
    return np.einsum("ijuv,uv->ij", _windows(image, *kernel.shape, stride), kernel)
