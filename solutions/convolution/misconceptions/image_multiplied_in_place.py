# exercise: conv2d
# title: Multiplies the pixels of the image itself by the kernel
# title.zh: 直接在图像的像素上乘以卷积核
# hint: A slice is not a copy. Print the image after the first window: what will the next window read?
# hint.zh: 切片并不是副本。处理完第一个窗口后打印图像：下一个窗口读到的是什么？
def conv2d(image, kernel, stride=1, padding=0):
    image, kernel = _floats(image, kernel)
    if padding:
        image = _pad(image, padding)
    kh, kw = kernel.shape
    rows = (image.shape[0] - kh) // stride + 1
    columns = (image.shape[1] - kw) // stride + 1
    result = np.zeros((rows, columns))
    for i, j in np.ndindex(rows, columns):
        window = image[i * stride : i * stride + kh, j * stride : j * stride + kw]
        window *= kernel
        result[i, j] = window.sum()
    return result
