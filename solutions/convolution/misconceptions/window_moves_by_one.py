# exercise: conv2d
# title: The stride shrinks the result, but the window still moves by one pixel
# title.zh: 结果按步长变小了，窗口却仍然每次只移动一个像素
# hint: The size of your result is right. Which pixels does output (1, 1) read when the stride is 2?
# hint.zh: 结果的大小是对的。步长为 2 时，输出 (1, 1) 读取的是哪些像素？
def conv2d(image, kernel, stride=1, padding=0):
    image, kernel = _floats(image, kernel)
    image = _pad(image, padding)
    kh, kw = kernel.shape
    rows = (image.shape[0] - kh) // stride + 1
    columns = (image.shape[1] - kw) // stride + 1
    return np.array([[np.sum(image[i : i + kh, j : j + kw] * kernel) for j in range(columns)] for i in range(rows)])
