# exercise: descend
# title: Makes all steps equally long
# title.zh: 每一步的长度都相同
# hint: What should happen to the steps close to the minimum?
# hint.zh: 接近最小值点时，步子应当怎样变化？
# source: the steepest step of before
def descend(x0, A, b, eta, steps):
    xs = [_floats(x0)]
    for _ in range(steps):
        xs.append(xs[-1] + _floats(steepest_step(quadratic_gradient(xs[-1], A, b), eta)))
    return np.array(xs), np.array([quadratic(x, A, b) for x in xs])
