# exercise: receptive_field
# title: Counts a layer's own stride for its own kernel
# title.zh: 把本层的步长也用在了本层的卷积核上
# hint: One layer alone: does its stride change how many pixels one of its outputs sees?
# hint.zh: 只有一层时，步长会不会改变一个输出所看到的像素个数？
def receptive_field(layers):
    side, step = 1, 1
    for kernel_size, stride in layers:
        step *= stride
        side += (kernel_size - 1) * step
    return side
