# exercise: quadratic
# title: Leaves the factor 1/2 out
# title.zh: 漏掉了因子 1/2
# hint: Compute the parabola with one variable by hand.
# hint.zh: 用一个变量手算一下抛物线。
# source: a factor that is easily lost
def quadratic(x, A, b):
    x = _floats(x)
    return x @ _floats(A) @ x - _floats(b) @ x
