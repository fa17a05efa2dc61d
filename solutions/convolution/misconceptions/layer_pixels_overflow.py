# exercise: conv2d_layer
# title: Multiplies whole pixels without making room for the product
# title.zh: 整数像素相乘时没有留出足够的位数
# hint: What is 200 · 2 in the type uint8? Look at the data type of the image and of the kernels inside your function.
# hint.zh: 在 uint8 类型中，200 · 2 等于多少？请检查函数里图像和卷积核的数据类型。
# source: real code
def conv2d_layer(x, kernels, bias, stride=1, padding=0):
    x, kernels = np.asarray(x), np.asarray(kernels)
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    kh, kw = kernels.shape[2:]
    windows = np.lib.stride_tricks.sliding_window_view(x, (kh, kw), axis=(1, 2))[:, ::stride, ::stride]
    products = windows[None] * kernels[:, :, None, None]
    return products.sum(axis=(1, 4, 5)) + np.asarray(bias, dtype=np.float64)[:, None, None]
