# exercise: project
# title: Searches from the first start alone
# title.zh: 只从第一个起点搜索
# hint: How many starts are given, and how many do you try?
# hint.zh: 给了几个起点？你试了几个？
# source: one descent thought enough
def project(x, z_starts, A, c, eta, steps):
    ends = []
    for z in z_starts[:1]:
        for _ in range(steps):
            z = z - eta * reconstruction_gradient(x, z, A, c)
        ends.append((z, reconstruction_error(x, z, A, c)))
    return min(ends, key=lambda end: end[1])
