# exercise: max_pool2d
# title: Moves the window by one pixel unless told otherwise
# title.zh: 未给出步长时，窗口每次移动一个像素
# hint: Unlike a convolution, pooling is meant to shrink the map. What does `stride=None` stand for here?
# hint.zh: 与卷积不同，池化的目的是约减特征图。这里 `stride=None` 表示什么？
def max_pool2d(x, size, stride=None):
    return _pooling_windows(x, size, stride or 1).max(axis=(2, 3))
