# exercise: conv2d_layer
# title: Does not hand stride and padding on to conv2d
# title.zh: 没有把步长和填充传给 conv2d
# hint: Your function takes stride and padding. Where in its body are they used?
# hint.zh: 函数接收了步长和填充，它们在函数体中的什么地方用到了？
def conv2d_layer(x, kernels, bias, stride=1, padding=0):
    x, kernels, bias = _floats(x, kernels, bias)
    return np.array(
        [sum(conv2d(c, w) for c, w in zip(x, kernel, strict=True)) + b for kernel, b in zip(kernels, bias, strict=True)]
    )
