# exercise: l2_norm
# title: Takes the root of the mean square
# title.zh: 取了均方根
# hint: Append a weight of 0. Should the norm change?
# hint.zh: 添加一个为 0 的参数，范数应当改变吗？
# source: a habit from losses
def l2_norm(W):
    return np.sqrt(np.mean(_floats(W) ** 2))
