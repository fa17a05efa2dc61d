# exercise: project
# title: Returns the root of the error
# title.zh: 返回了误差的平方根
# hint: Which error does `reconstruction_error` give?
# hint.zh: `reconstruction_error` 给出的是哪种误差？
# source: norm and squared norm mixed up
def project(x, z_starts, A, c, eta, steps):
    ends = []
    for z in z_starts:
        for _ in range(steps):
            z = z - eta * reconstruction_gradient(x, z, A, c)
        ends.append((z, reconstruction_error(x, z, A, c)))
    z, error = min(ends, key=lambda end: end[1])
    return z, np.sqrt(error)
