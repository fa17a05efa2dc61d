# exercise: hebb_step
# title: Changes the caller's weights
# title.zh: 就地修改了传入的权重
# hint: Print w before and after the call. Does `+=` make a new array?
# hint.zh: 在调用前后分别打印 w。`+=` 会生成新数组吗？
# source: a habit of NumPy users
def hebb_step(w, x, y, eta):
    w = _floats(w)
    w += eta * y * _floats(x)
    return w
