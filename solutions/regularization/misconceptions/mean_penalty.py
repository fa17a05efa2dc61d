# exercise: l2_gradient
# title: Divides by the number of weights
# title.zh: 除以了参数的个数
# hint: Is there a mean in the norm?
# hint.zh: 范数中有取平均吗？
# source: a habit from losses
def l2_gradient(W, lam):
    return 2 * lam * _floats(W) / np.size(W)
