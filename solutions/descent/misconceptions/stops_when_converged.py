# exercise: descend
# title: Stops when the gradient vanishes
# title.zh: 梯度为零时提前停止
# hint: How many points does the result have to hold?
# hint.zh: 结果应当包含多少个点？
# source: the usual stopping rule
def descend(x0, A, b, eta, steps):
    xs = [_floats(x0)]
    for _ in range(steps):
        g = _floats(quadratic_gradient(xs[-1], A, b))
        if np.linalg.norm(g) < 1e-8:
            break
        xs.append(xs[-1] - eta * g)
    return np.array(xs), np.array([quadratic(x, A, b) for x in xs])
