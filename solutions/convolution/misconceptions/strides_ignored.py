# exercise: receptive_field
# title: Leaves the strides out
# title.zh: 没有考虑步长
# hint: After a layer with stride 2, how far apart in the image are two neighbours in its map?
# hint.zh: 经过步长为 2 的一层之后，特征图上相邻的两点在输入图像中相距多远？
def receptive_field(layers):
    return 1 + sum(kernel_size - 1 for kernel_size, _ in layers)
