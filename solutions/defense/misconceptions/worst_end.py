# exercise: project
# title: Keeps the worst end
# title.zh: 保留了最差的终点
# hint: Should the error be large or small?
# hint.zh: 误差应当大还是小？
# source: max for min
def project(x, z_starts, A, c, eta, steps):
    ends = []
    for z in z_starts:
        for _ in range(steps):
            z = z - eta * reconstruction_gradient(x, z, A, c)
        ends.append((z, reconstruction_error(x, z, A, c)))
    return max(ends, key=lambda end: end[1])
