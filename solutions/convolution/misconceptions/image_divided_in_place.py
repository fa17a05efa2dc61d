# exercise: avg_pool2d
# title: Divides the pixels of the image itself
# title.zh: 直接修改了图像的像素
# hint: The result is right. Print your image before and after the call, though.
# hint.zh: 结果是对的。不过，请在调用前后分别打印图像。
def avg_pool2d(x, size, stride=None):
    x = np.asarray(x, dtype=np.float64)
    x /= size * size
    return _pooling_windows(x, size, stride).sum(axis=(2, 3))
