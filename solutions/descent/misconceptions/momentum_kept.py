# exercise: descend
# title: Keeps a part of the last step
# title.zh: 保留了上一步的一部分
# hint: Does a step depend on anything but the gradient at the present point?
# hint.zh: 除了当前点处的梯度，这一步还与别的有关吗？
# source: momentum
def descend(x0, A, b, eta, steps):
    xs, v = [_floats(x0)], 0.0
    for _ in range(steps):
        v = 0.5 * v - eta * _floats(quadratic_gradient(xs[-1], A, b))
        xs.append(xs[-1] + v)
    return np.array(xs), np.array([quadratic(x, A, b) for x in xs])
