# exercise: lstm_step_backward
# title: Takes grad_c for the whole gradient of c
# title.zh: 把 grad_c 当成了 c 的全部梯度
# hint: The loss also sees c through h. In how many places of the forward formulas does c_t matter?
# hint.zh: 损失还会经由 h 依赖 c。前向公式中 c_t 在几处起作用？
def lstm_step_backward(grad_h, grad_c, x, h_prev, c_prev, params):
    grad_h, grad_c, x, h_prev, c_prev = floats(grad_h, grad_c, x, h_prev, c_prev)
    i, f, o, candidate = gates(x, h_prev, params)
    _, c = lstm_step(x, h_prev, c_prev, params)
    tanh_c = np.tanh(c)
    grad_a = pre_activation_gradients(grad_h, grad_c, candidate, i, f, o, c_prev, tanh_c)
    grad_x, grad_h_prev = through_weights("x", grad_a, params), through_weights("h", grad_a, params)
    return grad_x, grad_h_prev, grad_c * f, parameter_gradients(grad_a, x, h_prev)
