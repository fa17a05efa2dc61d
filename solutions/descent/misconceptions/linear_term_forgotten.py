# exercise: quadratic
# title: Leaves the linear term out
# title.zh: 漏掉了线性项
# hint: Does your value depend on b?
# hint.zh: 你的结果与 b 有关吗？
# source: half of the formula
def quadratic(x, A, b):
    x = _floats(x)
    return x @ _floats(A) @ x / 2
