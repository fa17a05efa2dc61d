# exercise: descend
# title: Makes one step too few
# title.zh: 少走了一步
# hint: Count the updates for steps = 1.
# hint.zh: 当 steps = 1 时，数一数更新了几次。
# source: counting points or steps
def descend(x0, A, b, eta, steps):
    xs = [_floats(x0)]
    for _ in range(steps - 1):
        xs.append(xs[-1] - eta * _floats(quadratic_gradient(xs[-1], A, b)))
    return np.array(xs), np.array([quadratic(x, A, b) for x in xs])
