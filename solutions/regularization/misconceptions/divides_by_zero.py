# exercise: l1_gradient
# title: Divides every weight by its size
# title.zh: 用参数除以它的绝对值
# hint: What becomes of 0/0?
# hint.zh: 0/0 会得到什么？
# source: the derivative of the bars
def l1_gradient(W, lam):
    W = _floats(W)
    return lam * W / np.abs(W)
