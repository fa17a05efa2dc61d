# exercise: receptive_field
# title: Uses only the stride of the layer before
# title.zh: 只用了前一层的步长
# hint: Follow one step in the last map back to the image through all layers, not only through one.
# hint.zh: 把最后特征图上的一步，经过所有层（而不只是一层）追溯到输入图像。
def receptive_field(layers):
    side, step = 1, 1
    for kernel_size, stride in layers:
        side += (kernel_size - 1) * step
        step = stride
    return side
