# exercise: receptive_field
# title: Adds up the kernel sizes
# title.zh: 把各层的卷积核大小直接相加
# hint: Draw two layers of kernel size 3 in one dimension. How many pixels do two neighbouring windows share?
# hint.zh: 画出一维情形下的两个 3×3 层，取第一幅特征图上相邻的三点：相邻两个窗口共用几个像素？
def receptive_field(layers):
    return sum(kernel_size for kernel_size, _ in layers)
