# exercise: avg_pool2d
# title: Always moves the window by its own size
# title.zh: 窗口总是按自身的大小移动
# hint: Pool a 2×3 image with windows of 2×2 and stride 1. How many windows are there?
# hint.zh: 2×3 的图像、2×2 的窗口、步长为 1：一共有几个窗口？
def avg_pool2d(x, size, stride=None):
    return _pooling_windows(x, size, size).mean(axis=(2, 3))
