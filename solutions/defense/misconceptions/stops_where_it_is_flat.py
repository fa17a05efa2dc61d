# exercise: project
# title: Stops where the slope is small
# title.zh: 梯度很小时就停下
# hint: How many steps does the text ask for?
# hint.zh: 讲解中要求走多少步？
# source: a stopping rule
def project(x, z_starts, A, c, eta, steps):
    ends = []
    for z in z_starts:
        for _ in range(steps):
            slope = reconstruction_gradient(x, z, A, c)
            if np.linalg.norm(slope) < 1e-3:
                break
            z = z - eta * slope
        ends.append((z, reconstruction_error(x, z, A, c)))
    return min(ends, key=lambda end: end[1])
