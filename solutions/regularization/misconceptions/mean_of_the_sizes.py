# exercise: l1_norm
# title: Takes the mean in place of the sum
# title.zh: 用平均代替了求和
# hint: Append a weight of 0. Should the norm change?
# hint.zh: 添加一个为 0 的参数，范数应当改变吗？
# source: a habit from losses
def l1_norm(W):
    return np.mean(np.abs(_floats(W)))
