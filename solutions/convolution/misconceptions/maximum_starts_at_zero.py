# exercise: max_pool2d
# title: Starts the search for the maximum at zero
# title.zh: 求最大值时从零开始比较
# hint: Pool an image whose pixels are all negative. Which number can never come out?
# hint.zh: 对全为负数的图像做池化：哪个数不可能是结果？
def max_pool2d(x, size, stride=None):
    return np.maximum(0, _pooling_windows(x, size, stride).max(axis=(2, 3)))
