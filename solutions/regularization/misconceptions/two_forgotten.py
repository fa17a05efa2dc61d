# exercise: l2_gradient
# title: Leaves the factor 2 out
# title.zh: 漏掉了因子 2
# hint: Differentiate the penalty of one weight on paper. Is there a factor 1/2 in it?
# hint.zh: 在纸上对一个参数的惩罚项求导：其中有系数 1/2 吗？
# source: the penalty of other courses has 1/2
def l2_gradient(W, lam):
    return lam * _floats(W)
