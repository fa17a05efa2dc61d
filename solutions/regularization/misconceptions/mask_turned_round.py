# exercise: dropout_backward
# title: Lets the gradient through the dropped units only
# title.zh: 梯度只通过被丢弃的单元
# hint: Which units took part in the forward pass: those with u below p or the others?
# hint.zh: 前向计算时参与的是 u 小于 p 的单元，还是其余的？
# source: a comparison turned round
def dropout_backward(grad_out, u, p):
    return np.where(_floats(u) < p, _floats(grad_out) / (1 - p), 0)
