# exercise: project
# title: Descends from the start with the least error alone
# title.zh: 只从误差最小的起点下降
# hint: Can a bad start lead to a good end?
# hint.zh: 不好的起点能走到好的终点吗？
# source: descents saved
def project(x, z_starts, A, c, eta, steps):
    ends = []
    for z in [min(z_starts, key=lambda start: reconstruction_error(x, start, A, c))]:
        for _ in range(steps):
            z = z - eta * reconstruction_gradient(x, z, A, c)
        ends.append((z, reconstruction_error(x, z, A, c)))
    return min(ends, key=lambda end: end[1])
