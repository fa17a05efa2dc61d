# exercise: project
# title: Keeps the last end, not the best
# title.zh: 保留的是最后一个终点，而不是最好的
# hint: What if an earlier start led to a better picture?
# hint.zh: 如果前面的起点得到的图像更好呢？
# source: a variable overwritten in the loop
def project(x, z_starts, A, c, eta, steps):
    ends = []
    for z in z_starts:
        for _ in range(steps):
            z = z - eta * reconstruction_gradient(x, z, A, c)
        ends.append((z, reconstruction_error(x, z, A, c)))
    return ends[-1]
