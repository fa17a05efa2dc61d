# exercise: conv2d_layer
# title: Reads the first channel only
# title.zh: 只用了第一个通道
# hint: A colour image has three channels. What does Figure 6.12 do with the results of the three?
# hint.zh: 彩色图像有三个通道，图6.12是怎样处理这三个通道的结果的？
def conv2d_layer(x, kernels, bias, stride=1, padding=0):
    x, kernels, bias = _floats(x, kernels, bias)
    return np.array([conv2d(x[0], k[0], stride, padding) + b for k, b in zip(kernels, bias, strict=True)])
