# exercise: l1_gradient
# title: Leaves lambda out
# title.zh: 漏掉了 lambda
# hint: Does your gradient depend on lam?
# hint.zh: 你的梯度与 lam 有关吗？
# source: a factor that is easily lost
def l1_gradient(W, lam):
    return np.sign(_floats(W))
