# exercise: avg_pool2d
# title: Rounds the mean of whole numbers
# title.zh: 对整数的均值取了整
# hint: What is the mean of 1 and 2, and which types of numbers can hold it?
# hint.zh: 1 和 2 的均值是多少？什么类型的数能表示它？
def avg_pool2d(x, size, stride=None):
    kind = np.asarray(x).dtype
    return _pooling_windows(x, size, stride).mean(axis=(2, 3)).astype(kind)
