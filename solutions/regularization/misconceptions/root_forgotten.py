# exercise: l2_norm
# title: Forgets the root
# title.zh: 漏掉了开方
# hint: Double all weights: how should the norm change?
# hint.zh: 所有参数加倍，范数应当怎样变化？
# source: the penalty has the squared norm
def l2_norm(W):
    return np.sum(_floats(W) ** 2)
