# exercise: project
# title: Keeps the best point on the way
# title.zh: 保留了途中最好的点
# hint: Which points does the text compare?
# hint.zh: 讲解中比较的是哪些点？
# source: early stopping
def project(x, z_starts, A, c, eta, steps):
    ends = []
    for z in z_starts:
        for _ in range(steps):
            z = z - eta * reconstruction_gradient(x, z, A, c)
            ends.append((z, reconstruction_error(x, z, A, c)))
    return min(ends, key=lambda end: end[1])
