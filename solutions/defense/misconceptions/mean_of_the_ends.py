# exercise: project
# title: Takes the mean of all ends
# title.zh: 取了所有终点的平均
# hint: Does the mean of two good points lie in a valley?
# hint.zh: 两个好点的平均还在谷底吗？
# source: averaging out of habit
def project(x, z_starts, A, c, eta, steps):
    ends = []
    for z in z_starts:
        for _ in range(steps):
            z = z - eta * reconstruction_gradient(x, z, A, c)
        ends.append((z, reconstruction_error(x, z, A, c)))
    z = np.mean([end[0] for end in ends], axis=0)
    return z, reconstruction_error(x, z, A, c)
