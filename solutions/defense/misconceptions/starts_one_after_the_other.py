# exercise: project
# title: Goes on from the last end instead of a new start
# title.zh: 从上一个终点继续，而不是从新的起点出发
# hint: Each descent is on its own. Where does the second begin?
# hint.zh: 每次下降互不相干。第二次从哪里开始？
# source: a variable not reset
def project(x, z_starts, A, c, eta, steps):
    ends = []
    z = z_starts[0]
    for _ in z_starts:
        for _ in range(steps):
            z = z - eta * reconstruction_gradient(x, z, A, c)
        ends.append((z, reconstruction_error(x, z, A, c)))
    return min(ends, key=lambda end: end[1])
