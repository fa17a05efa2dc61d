# exercise: lstm_step_backward
# title: Leaves the output gate out of grad_h_prev
# title.zh: grad_h_prev 漏掉了输出门
# hint: Count the matrices that h_prev meets in Table 6.3, and the terms of your grad_h_prev.
# hint.zh: 数一数表6.3中 h_prev 与几个矩阵相乘，再数一数你的 grad_h_prev 有几项。
def lstm_step_backward(grad_h, grad_c, x, h_prev, c_prev, params):
    grad_h, grad_c, x, h_prev, c_prev = floats(grad_h, grad_c, x, h_prev, c_prev)
    i, f, o, candidate = gates(x, h_prev, params)
    _, c = lstm_step(x, h_prev, c_prev, params)
    tanh_c = np.tanh(c)
    grad_c = grad_c + grad_h * o * (1 - tanh_c**2)
    grad_a = pre_activation_gradients(grad_h, grad_c, candidate, i, f, o, c_prev, tanh_c)
    grad_x, grad_h_prev = (
        through_weights("x", grad_a, params),
        through_weights("h", {gate: grad_a[gate] for gate in "ifc"}, params),
    )
    return grad_x, grad_h_prev, grad_c * f, parameter_gradients(grad_a, x, h_prev)
