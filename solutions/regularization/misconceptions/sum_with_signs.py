# exercise: l1_norm
# title: Adds the elements with their signs
# title.zh: 连同符号一起相加
# hint: May a norm of weights that are not zero be 0?
# hint.zh: 参数不为零时，范数会是 0 吗？
# source: the bars overlooked
def l1_norm(W):
    return np.sum(_floats(W))
