# exercise: quadratic
# title: Uses the diagonal of A alone
# title.zh: 只用了 A 的对角元
# hint: Does your value depend on all elements of A?
# hint.zh: 你的结果与 A 的所有元素有关吗？
# source: element by element
def quadratic(x, A, b):
    x = _floats(x)
    return np.diag(_floats(A)) @ x**2 / 2 - _floats(b) @ x
