# exercise: conv2d
# title: Multiplies whole pixels without making room for the product
# title.zh: 整数像素相乘时没有留出足够的位数
# hint: What is 200 · 2 in the type uint8? Look at the data type in which your products are formed.
# hint.zh: 在 uint8 类型中，200 · 2 等于多少？请检查乘积是以什么数据类型计算的。
def conv2d(image, kernel, stride=1, padding=0):
    image, kernel = np.asarray(image), np.asarray(kernel)
    windows = _windows(_pad(image, padding), *kernel.shape, stride)
    return np.sum(windows * kernel, axis=(2, 3))
