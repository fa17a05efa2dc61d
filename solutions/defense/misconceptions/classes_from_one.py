# exercise: defend
# title: Counts the classes from 1
# title.zh: 类别从 1 数起
# hint: Which number has the first class?
# hint.zh: 第一个类别的编号是多少？
# source: counting from one
def defend(x, z_starts, W, b, A, c, eta, steps):
    z, _ = project(x, z_starts, A, c, eta, steps)
    return int(np.argmax(W @ generator(z, A, c) + b)) + 1
