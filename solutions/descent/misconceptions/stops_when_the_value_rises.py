# exercise: descend
# title: Stays where it is when the value would rise
# title.zh: 函数值上升时就停在原地
# hint: Does the task say to take every step?
# hint.zh: 题目是否要求每一步都走？
# source: a careful descent
def descend(x0, A, b, eta, steps):
    xs = [_floats(x0)]
    for _ in range(steps):
        new = xs[-1] - eta * _floats(quadratic_gradient(xs[-1], A, b))
        xs.append(new if quadratic(new, A, b) <= quadratic(xs[-1], A, b) else xs[-1])
    return np.array(xs), np.array([quadratic(x, A, b) for x in xs])
