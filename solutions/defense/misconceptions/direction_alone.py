# exercise: project
# title: Takes steps of length eta
# title.zh: 每一步的长度都是 eta
# hint: What becomes of the gradient's length?
# hint.zh: 梯度的长度到哪里去了？
# source: normalised gradient
def project(x, z_starts, A, c, eta, steps):
    ends = []
    for z in z_starts:
        for _ in range(steps):
            slope = reconstruction_gradient(x, z, A, c)
            z = z - eta * slope / max(np.linalg.norm(slope), 1e-300)
        ends.append((z, reconstruction_error(x, z, A, c)))
    return min(ends, key=lambda end: end[1])
