# exercise: avg_pool2d
# title: Adds whole pixels in their own type, where the sum overflows
# title.zh: 用像素自己的整数类型求和，结果溢出
# hint: What is 200 + 100 in the type uint8? In which type are your pixels added?
# hint.zh: 在 uint8 类型中，200 + 100 等于多少？你的像素是以什么类型相加的？
# source: real code
def avg_pool2d(x, size, stride=None):
    x = np.asarray(x)
    every = np.lib.stride_tricks.sliding_window_view(x, (size, size))
    step = size if stride is None else stride
    return every[::step, ::step].sum(axis=(2, 3), dtype=x.dtype) / size**2
