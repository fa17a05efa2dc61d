# exercise: dropout_backward
# title: Forgets the factor on the way back
# title.zh: 反向时漏掉了系数
# hint: With which factor did a kept unit reach the output?
# hint.zh: 保留的单元以什么系数到达输出？
# source: half of the chain rule
def dropout_backward(grad_out, u, p):
    return np.where(_floats(u) < p, 0, _floats(grad_out))
