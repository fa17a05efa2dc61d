# exercise: conv2d
# title: Uses the number of rows for the columns as well
# title.zh: 把行数也当成了列数
# hint: Try an image of 5×9 pixels: your result is square. Which of the two sizes did you compute?
# hint.zh: 试试 5×9 的图像：你的结果是正方形。你只计算了哪一个方向的大小？
def conv2d(image, kernel, stride=1, padding=0):
    image, kernel = _floats(image, kernel)
    image = _pad(image, padding)
    kh, kw = kernel.shape
    size = (image.shape[0] - kh) // stride + 1
    result = np.zeros((size, size))
    for i in range(size):
        for j in range(size):
            window = image[i * stride : i * stride + kh, j * stride : j * stride + kw]
            result[i, j] = np.sum(window * kernel[: window.shape[0], : window.shape[1]])
    return result
