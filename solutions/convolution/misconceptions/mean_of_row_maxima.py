# exercise: avg_pool2d
# title: Averages the maxima of the rows
# title.zh: 对各行的最大值取了平均
# hint: All pixels of a window enter its mean with the same weight. Which of them does your code leave out?
# hint.zh: 窗口中的所有像素以相同的权重参与求均值。你的代码漏掉了哪些像素？
def avg_pool2d(x, size, stride=None):
    return _pooling_windows(x, size, stride).max(axis=3).mean(axis=2)
