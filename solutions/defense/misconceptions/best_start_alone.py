# exercise: defend
# title: Searches from the first start alone
# title.zh: 只从第一个起点搜索
# hint: How many starts are given?
# hint.zh: 给了几个起点？
# source: one descent thought enough
def defend(x, z_starts, W, b, A, c, eta, steps):
    z, _ = project(x, z_starts[:1], A, c, eta, steps)
    return int(np.argmax(W @ generator(z, A, c) + b))
