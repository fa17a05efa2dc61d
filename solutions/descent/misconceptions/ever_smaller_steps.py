# exercise: descend
# title: Makes the step size smaller from step to step
# title.zh: 步长逐步减小
# hint: Is eta fixed in this task?
# hint.zh: 本题中 eta 是定值吗？
# source: a schedule of other courses
def descend(x0, A, b, eta, steps):
    xs = [_floats(x0)]
    for step in range(steps):
        xs.append(xs[-1] - eta / (step + 1) * _floats(quadratic_gradient(xs[-1], A, b)))
    return np.array(xs), np.array([quadratic(x, A, b) for x in xs])
