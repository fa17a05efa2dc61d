# exercise: relu_derivative
# title: Writes zeros and ones into the caller's array
# title.zh: 把 0 和 1 直接写进调用者的数组
# hint: Right values, but where do they end up? Print x after the call.
# hint.zh: 数值是对的，但它们写到哪里去了？在调用之后打印 x 看看。
# source: the habit `dZ[Z <= 0] = 0` of another course
def relu_derivative(x):
    x = np.asarray(x, dtype=np.float64)
    x[x <= 0] = 0
    x[x > 0] = 1
    return x
