# exercise: l2_norm
# title: Adds a small constant under the root
# title.zh: 在根号内加了一个小常数
# hint: What is the norm of weights that are all 0?
# hint.zh: 所有参数都为 0 时，范数是多少？
# parameter: eps in 1e-16 … 1e-2
# source: a habit against division by zero
def l2_norm(W):
    eps = 1e-8
    return np.sqrt(np.sum(_floats(W) ** 2) + eps)
