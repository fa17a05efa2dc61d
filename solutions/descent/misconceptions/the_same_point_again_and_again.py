# exercise: descend
# title: Stores the same array in every place
# title.zh: 每一处存放的都是同一个数组
# hint: Print all points after the loop. Does `x -= …` make a new array?
# hint.zh: 循环结束后打印所有的点。`x -= …` 会生成新数组吗？
# source: a habit of NumPy users
def descend(x0, A, b, eta, steps):
    x, xs, values = np.array(x0, dtype=float), [], []
    for step in range(steps + 1):
        xs.append(x)
        values.append(quadratic(x, A, b))
        if step < steps:
            x -= eta * _floats(quadratic_gradient(x, A, b))
    return np.array(xs), np.array(values)
