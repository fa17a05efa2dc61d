# exercise: descend
# title: Leaves the start out of the results
# title.zh: 结果中漏掉了起点
# hint: With how many points do you end after one step?
# hint.zh: 走一步之后共有几个点？
# source: counting points or steps
def descend(x0, A, b, eta, steps):
    xs = [_floats(x0)]
    for _ in range(steps):
        xs.append(xs[-1] - eta * _floats(quadratic_gradient(xs[-1], A, b)))
    return np.array(xs[1:]), np.array([quadratic(x, A, b) for x in xs[1:]])
