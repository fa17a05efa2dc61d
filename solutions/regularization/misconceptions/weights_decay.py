# exercise: l2_gradient
# title: Gives the direction of the step
# title.zh: 给出的是更新的方向
# hint: The gradient points to where the penalty grows. Does it grow with a positive weight?
# hint.zh: 梯度指向惩罚项增大的方向。正的参数增大时，惩罚项会增大吗？
# source: the minus of gradient descent
def l2_gradient(W, lam):
    return -2 * lam * _floats(W)
