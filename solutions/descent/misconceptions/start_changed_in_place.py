# exercise: descend
# title: Changes the caller's start
# title.zh: 就地修改了传入的起点
# hint: Print x0 before and after the call.
# hint.zh: 在调用前后分别打印 x0。
# source: a habit of NumPy users
def descend(x0, A, b, eta, steps):
    x = _floats(x0)
    xs, values = [x.copy()], [quadratic(x, A, b)]
    for _ in range(steps):
        x -= eta * _floats(quadratic_gradient(x, A, b))
        xs.append(x.copy())
        values.append(quadratic(x, A, b))
    return np.array(xs), np.array(values)
