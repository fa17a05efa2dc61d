# exercise: receptive_field
# title: Takes the strides of the later layers
# title.zh: 用了后面各层的步长
# hint: The first layer looks at the image itself. Do strides of layers that come after it change what it sees?
# hint.zh: 第一层直接看输入图像。它后面各层的步长会改变它所看到的范围吗？
def receptive_field(layers):
    side, step = 1, 1
    for kernel_size, stride in reversed(layers):
        side += (kernel_size - 1) * step
        step *= stride
    return side
