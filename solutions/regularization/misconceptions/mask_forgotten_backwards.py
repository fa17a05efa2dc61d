# exercise: dropout_backward
# title: Lets the gradient through dropped units
# title.zh: 梯度通过了被丢弃的单元
# hint: If a dropped unit changes a little, does the loss change?
# hint.zh: 被丢弃的单元稍有变动，损失会变吗？
# source: half of the chain rule
def dropout_backward(grad_out, u, p):
    return _floats(grad_out) / (1 - p)
