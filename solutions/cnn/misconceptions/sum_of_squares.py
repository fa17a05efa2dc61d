# exercise: dense_weights
# title: Squares only one side
# title.zh: 只对一条边取了平方
# hint: How many pixels has a 2×3 image, and how many units has the layer?
# hint.zh: 2×3 的图像有多少像素，隐藏层有多少神经元？
# source: a bracket forgotten
def dense_weights(height, width):
    return height * width**2
