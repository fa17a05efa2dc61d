# exercise: input_gradient
# title: Multiplies with the image, as for the weights
# title.zh: 像对权重求导那样乘了图像
# hint: Whose change are you asked for: that of the weights or that of the pixels?
# hint.zh: 要问的是谁的变化：权重的，还是像素的？
# source: the habit of training
def input_gradient(x, label, W, b):
    return np.outer(_score_gradient(x, label, W, b), x)
