# exercise: receptive_field
# title: Adds the strides of the earlier layers instead of multiplying them
# title.zh: 把之前各层的步长相加而不是相乘
# hint: After two layers with stride 2, go one step in the second map: how many pixels is that in the image?
# hint.zh: 经过两个步长为 2 的层之后，在第二幅特征图上移动一步，相当于在图像上移动几个像素？
def receptive_field(layers):
    side, step = 1, 0
    for kernel_size, stride in layers:
        side += (kernel_size - 1) * max(step, 1)
        step += stride
    return side
