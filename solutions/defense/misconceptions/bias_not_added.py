# exercise: defend
# title: Leaves the bias out
# title.zh: 漏掉了偏置
# hint: Do the scores contain b?
# hint.zh: 得分中含有 b 吗？
# source: the bias forgotten
def defend(x, z_starts, W, b, A, c, eta, steps):
    z, _ = project(x, z_starts, A, c, eta, steps)
    return int(np.argmax(W @ generator(z, A, c)))
