# exercise: l1_gradient
# title: Gives lambda whatever the sign
# title.zh: 不论符号都给出 lambda
# hint: In which direction does the penalty push a negative weight?
# hint.zh: 惩罚项把负的参数推向哪个方向？
# source: the bars overlooked
def l1_gradient(W, lam):
    return lam * np.where(_floats(W) != 0, 1.0, 0.0)
