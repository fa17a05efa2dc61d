# exercise: smooth_l1
# title: Leaves the sign of large errors
# title.zh: 大误差保留了符号
# hint: Is an error of -3 better than none?
# hint.zh: 误差 -3 比没有误差更好吗？
# source: absolute value forgotten
def smooth_l1(d):
    size = np.abs(_floats(d))
    return np.where(size < 1, size**2 / 2, _floats(d) - 0.5)
