# exercise: descend
# title: Goes with the gradient
# title.zh: 沿着梯度方向走
# hint: Print the values: do they fall?
# hint.zh: 打印函数值：它们在下降吗？
# source: a sign easily lost
def descend(x0, A, b, eta, steps):
    xs = [_floats(x0)]
    for _ in range(steps):
        xs.append(xs[-1] + eta * _floats(quadratic_gradient(xs[-1], A, b)))
    return np.array(xs), np.array([quadratic(x, A, b) for x in xs])
