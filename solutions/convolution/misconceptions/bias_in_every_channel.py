# exercise: conv2d_layer
# title: Adds the bias once for every channel
# title.zh: 每个通道都加了一次偏置
# hint: Set all weights to zero: what should one pixel of the map be, and what is it in your code with three channels?
# hint.zh: 令所有权重为零：特征图的像素应当是多少？通道数为 3 时，你的代码得到多少？
def conv2d_layer(x, kernels, bias, stride=1, padding=0):
    x, kernels, bias = _floats(x, kernels, bias)
    return np.array(
        [
            sum(conv2d(c, w, stride, padding) + b for c, w in zip(x, kernel, strict=True))
            for kernel, b in zip(kernels, bias, strict=True)
        ]
    )
