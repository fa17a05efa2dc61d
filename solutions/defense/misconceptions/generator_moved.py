# exercise: project
# title: Moves the generator, not z
# title.zh: 更新的是生成器，而不是 z
# hint: Which quantity is searched once the generator is trained?
# hint.zh: 生成器训练完毕之后，搜索的是哪个量？
# source: the figure misread
def project(x, z_starts, A, c, eta, steps):
    ends = []
    for z in z_starts:
        for _ in range(steps):
            g = generator(z, A, c)
            delta = 2 * (g - x) * g * (1 - g)
            A, c = A - eta * np.outer(delta, z), c - eta * delta
        ends.append((z, reconstruction_error(x, z, A, c)))
    return min(ends, key=lambda end: end[1])
