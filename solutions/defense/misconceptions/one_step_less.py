# exercise: project
# title: Makes one step too few
# title.zh: 少走了一步
# hint: How many times does z move for steps = 1?
# hint.zh: steps = 1 时， z 移动几次？
# source: an index off by one
def project(x, z_starts, A, c, eta, steps):
    ends = []
    for z in z_starts:
        for _ in range(steps - 1):
            z = z - eta * reconstruction_gradient(x, z, A, c)
        ends.append((z, reconstruction_error(x, z, A, c)))
    return min(ends, key=lambda end: end[1])
