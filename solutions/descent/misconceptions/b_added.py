# exercise: quadratic_gradient
# title: Adds b
# title.zh: 把 b 加上了
# hint: What is the gradient at x = 0?
# hint.zh: 在 x = 0 处，梯度是什么？
# source: the sign of b
def quadratic_gradient(x, A, b):
    return (_floats(A) + _floats(A).T) @ _floats(x) / 2 + _floats(b)
