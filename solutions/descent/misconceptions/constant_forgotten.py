# exercise: quadratic_gradient
# title: Leaves b out
# title.zh: 漏掉了 b
# hint: Does your gradient depend on b?
# hint.zh: 你的梯度与 b 有关吗？
# source: half of the formula
def quadratic_gradient(x, A, b):
    return (_floats(A) + _floats(A).T) @ _floats(x) / 2
