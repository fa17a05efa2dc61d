# exercise: quadratic_gradient
# title: Adds A and its transpose without the half
# title.zh: 把 A 与其转置相加，却漏掉了 1/2
# hint: Compute the derivative of a x²/2 by hand, and with your function.
# hint.zh: 手算 a x²/2 的导数，再用你的函数算一遍。
# source: a factor that is easily lost
def quadratic_gradient(x, A, b):
    return (_floats(A) + _floats(A).T) @ _floats(x) - _floats(b)
