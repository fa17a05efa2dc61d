# exercise: descend
# title: Returns the norms of the gradients as values
# title.zh: 把梯度的模作为函数值返回
# hint: What is the value of f at x0?
# hint.zh: f 在 x0 处的值是多少？
# source: another measure of progress
def descend(x0, A, b, eta, steps):
    xs = [_floats(x0)]
    for _ in range(steps):
        xs.append(xs[-1] - eta * _floats(quadratic_gradient(xs[-1], A, b)))
    return np.array(xs), np.array([np.linalg.norm(quadratic_gradient(x, A, b)) for x in xs])
