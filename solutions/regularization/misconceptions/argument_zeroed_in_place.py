# exercise: dropout
# title: Zeroes the caller's activations
# title.zh: 把传入的激活值就地置零
# hint: Print x before and after the call.
# hint.zh: 在调用前后分别打印 x。
# source: a habit of NumPy users
def dropout(x, u, p, training=True):
    x = _floats(x)
    if not training:
        return x.copy()
    x[_floats(u) < p] = 0
    return x / (1 - p)
