# exercise: defend
# title: Classifies the picture of the first start
# title.zh: 对第一个起点的图像分类
# hint: Which z does the search find?
# hint.zh: 搜索得到的是哪个 z？
# source: the search forgotten
def defend(x, z_starts, W, b, A, c, eta, steps):
    return int(np.argmax(W @ generator(z_starts[0], A, c) + b))
