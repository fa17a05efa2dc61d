# exercise: project
# title: Steps uphill
# title.zh: 朝误差增大的方向移动
# hint: Should the error rise or fall?
# hint.zh: 误差应当上升还是下降？
# source: sign easily lost
def project(x, z_starts, A, c, eta, steps):
    ends = []
    for z in z_starts:
        for _ in range(steps):
            z = z + eta * reconstruction_gradient(x, z, A, c)
        ends.append((z, reconstruction_error(x, z, A, c)))
    return min(ends, key=lambda end: end[1])
