# exercise: dropout_backward
# title: Multiplies by 1 - p on the way back
# title.zh: 反向时乘以了 1 - p
# hint: The derivative of c x in x is c. What is c here?
# hint.zh: c x 对 x 的导数是 c。这里的 c 是什么？
# source: an inverse that is none
def dropout_backward(grad_out, u, p):
    return np.where(_floats(u) < p, 0, _floats(grad_out) * (1 - p))
