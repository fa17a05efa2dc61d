# exercise: linear_change
# title: Adds the changes without their signs
# title.zh: 不带符号地把各项变化相加
# hint: Can one variable make up for another?
# hint.zh: 一个变量引起的变化能与另一个的相抵消吗？
# source: a sum of sizes
def linear_change(gradient, dx):
    return np.sum(np.abs(_floats(gradient) * _floats(dx)))
