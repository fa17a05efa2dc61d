# exercise: dropout_backward
# title: Passes the gradient on unchanged
# title.zh: 把梯度原样传回
# hint: Which units took part in the forward pass?
# hint.zh: 前向计算时有哪些单元参与？
# source: dropout forgotten on the way back
def dropout_backward(grad_out, u, p):
    return _floats(grad_out).copy()
