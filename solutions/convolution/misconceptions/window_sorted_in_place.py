# exercise: max_pool2d
# title: Sorts the pixels of the image itself
# title.zh: 直接对图像的像素排序
# hint: A slice is not a copy. What does your image look like after the call?
# hint.zh: 切片并不是副本。调用之后，图像变成了什么样？
def max_pool2d(x, size, stride=None):
    x = np.asarray(x, dtype=np.float64)
    stride = size if stride is None else stride
    rows, columns = [(n - size) // stride + 1 for n in x.shape]
    result = np.zeros((rows, columns))
    for i, j in np.ndindex(rows, columns):
        window = x[i * stride : i * stride + size, j * stride : j * stride + size]
        window.sort(axis=1)
        result[i, j] = max(window[:, -1])
    return result
