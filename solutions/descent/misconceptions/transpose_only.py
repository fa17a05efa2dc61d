# exercise: quadratic_gradient
# title: Uses the transpose of A alone
# title.zh: 只用了 A 的转置
# hint: Take A with a single element beside the diagonal. Which derivatives are not zero?
# hint.zh: 设 A 只有一个非对角元不为零：哪些偏导数不为零？
# source: one half of the product rule
def quadratic_gradient(x, A, b):
    return _floats(A).T @ _floats(x) - _floats(b)
