# exercise: lstm_step_backward
# title: Sends only the later gradient on to c_prev
# title.zh: 传给 c_prev 的只有后续时刻的那一路梯度
# hint: Moving c_prev moves c_t, and c_t moves h_t. Which of these paths does your grad_c_prev contain?
# hint.zh: c_prev 变化会带动 c_t，c_t 又带动 h_t。你的 grad_c_prev 包含了哪几条路径？
def lstm_step_backward(grad_h, grad_c, x, h_prev, c_prev, params):
    grad_h, grad_c, x, h_prev, c_prev = floats(grad_h, grad_c, x, h_prev, c_prev)
    i, f, o, candidate = gates(x, h_prev, params)
    _, c = lstm_step(x, h_prev, c_prev, params)
    tanh_c = np.tanh(c)
    later = grad_c
    grad_c = grad_c + grad_h * o * (1 - tanh_c**2)
    grad_a = pre_activation_gradients(grad_h, grad_c, candidate, i, f, o, c_prev, tanh_c)
    grad_x, grad_h_prev = through_weights("x", grad_a, params), through_weights("h", grad_a, params)
    return grad_x, grad_h_prev, later * f, parameter_gradients(grad_a, x, h_prev)
