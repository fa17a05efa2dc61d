# exercise: conv2d
# title: Counts one window too few
# title.zh: 窗口数少算了一个
# hint: On a row of 7 pixels, list every column where a kernel of width 3 can begin, and count them.
# hint.zh: 一行有 7 个像素，卷积核宽为 3：把可以作为起点的列全部列出来，数一数有几个。
def conv2d(image, kernel, stride=1, padding=0):
    image, kernel = _floats(image, kernel)
    image = _pad(image, padding)
    kh, kw = kernel.shape
    rows = (image.shape[0] - kh) // stride
    columns = (image.shape[1] - kw) // stride
    result = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            window = image[i * stride : i * stride + kh, j * stride : j * stride + kw]
            result[i, j] = np.sum(window * kernel)
    return result
