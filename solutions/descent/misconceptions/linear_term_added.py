# exercise: quadratic
# title: Adds the linear term
# title.zh: 线性项取成了加号
# hint: Where does the parabola a x²/2 - b x have its minimum if a and b are positive?
# hint.zh: a、b 为正时，抛物线 a x²/2 - b x 的最小值点在哪里？
# source: the sign of b
def quadratic(x, A, b):
    x = _floats(x)
    return x @ _floats(A) @ x / 2 + _floats(b) @ x
