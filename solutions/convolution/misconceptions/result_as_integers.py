# exercise: conv2d
# title: Stores the result in an array of the image's type
# title.zh: 用与图像相同的数据类型存放结果
# hint: Convolve an integer image with a kernel of halves. Which numbers can the array of your sums hold?
# hint.zh: 用含有 0.5 的卷积核处理整数图像：存放结果的数组能表示哪些数？
def conv2d(image, kernel, stride=1, padding=0):
    image, kernel = np.asarray(image), np.asarray(kernel)
    windows = _windows(_pad(image, padding), *kernel.shape, stride)
    result = np.zeros(windows.shape[:2], dtype=image.dtype)
    for i, j in np.ndindex(result.shape):
        result[i, j] = np.sum(windows[i, j].astype(float) * kernel)
    return result
