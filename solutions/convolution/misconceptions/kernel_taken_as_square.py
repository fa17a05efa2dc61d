# exercise: conv2d
# title: Takes the kernel's width for its height
# title.zh: 把卷积核的宽度当成了高度
# hint: Try a kernel of 2×3: how many rows of the image does it cover at once? Which of its two sizes did you use?
# hint.zh: 试试 2×3 的卷积核：它一次覆盖图像的几行？你用的是它的哪个大小？
# source: real code
def conv2d(image, kernel, stride=1, padding=0):
    image, kernel = _floats(image, kernel)
    image = _pad(image, padding)
    k = kernel.shape[1]
    rows, columns = (image.shape[0] - k) // stride + 1, (image.shape[1] - k) // stride + 1
    result = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            result[i, j] = np.sum(image[i * stride : i * stride + k, j * stride : j * stride + k] * kernel)
    return result
