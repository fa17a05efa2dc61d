# exercise: descend
# title: Updates one variable after the other
# title.zh: 逐个变量更新
# hint: At which point is the second component of the gradient taken?
# hint.zh: 梯度的第二个分量是在哪一点处取的？
# source: a loop over the variables
def descend(x0, A, b, eta, steps):
    xs = [_floats(x0)]
    for _ in range(steps):
        x = xs[-1].copy()
        for i in range(len(x)):
            x[i] -= eta * _floats(quadratic_gradient(x, A, b))[i]
        xs.append(x)
    return np.array(xs), np.array([quadratic(x, A, b) for x in xs])
