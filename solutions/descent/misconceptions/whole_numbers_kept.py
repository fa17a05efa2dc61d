# exercise: descend
# title: Keeps whole numbers whole
# title.zh: 整数起点之后仍然只存整数
# hint: Which dtype has the array that holds your points?
# hint.zh: 存放这些点的数组是什么 dtype？
# source: a buffer made like x0
def descend(x0, A, b, eta, steps):
    x0 = np.asarray(x0)
    xs = np.zeros((steps + 1, len(x0)), dtype=x0.dtype)
    xs[0] = x0
    for step in range(steps):
        xs[step + 1] = xs[step] - eta * _floats(quadratic_gradient(xs[step], A, b))
    return xs, np.array([quadratic(x, A, b) for x in xs])
