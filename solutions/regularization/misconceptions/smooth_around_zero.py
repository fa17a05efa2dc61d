# exercise: l1_gradient
# title: Rounds the kink off
# title.zh: 把尖点磨圆了
# hint: Print your gradient for a weight of 0.00001.
# hint.zh: 打印参数为 0.00001 时的梯度。
# parameter: eps in 1e-16 … 1e-2
# source: a smooth version of the bars
def l1_gradient(W, lam):
    eps = 1e-8
    W = _floats(W)
    return lam * W / np.sqrt(W**2 + eps)
