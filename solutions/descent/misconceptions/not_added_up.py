# exercise: linear_change
# title: Multiplies without adding up
# title.zh: 只逐个相乘而没有求和
# hint: How many numbers is the change of a function?
# hint.zh: 函数值的变化是几个数？
# source: element by element
def linear_change(gradient, dx):
    return _floats(gradient) * _floats(dx)
