# exercise: quadratic_gradient
# title: Takes A for symmetric
# title.zh: 默认 A 是对称的
# hint: Take A with a single element beside the diagonal. Which derivatives are not zero?
# hint.zh: 设 A 只有一个非对角元不为零：哪些偏导数不为零？
# source: the textbook's formula
def quadratic_gradient(x, A, b):
    return _floats(A) @ _floats(x) - _floats(b)
