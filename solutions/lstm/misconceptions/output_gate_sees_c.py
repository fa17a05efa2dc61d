# exercise: lstm_step_backward
# title: Multiplies the gradient of the output gate with c, not tanh(c)
# title.zh: 输出门的梯度乘的是 c，而不是 tanh(c)
# hint: Look at the formula of h_t once more: what exactly does o_t multiply?
# hint.zh: 再看一遍 h_t 的公式：o_t 到底与什么相乘？
def lstm_step_backward(grad_h, grad_c, x, h_prev, c_prev, params):
    grad_h, grad_c, x, h_prev, c_prev = floats(grad_h, grad_c, x, h_prev, c_prev)
    i, f, o, candidate = gates(x, h_prev, params)
    _, c = lstm_step(x, h_prev, c_prev, params)
    tanh_c = np.tanh(c)
    grad_c = grad_c + grad_h * o * (1 - tanh_c**2)
    grad_a = pre_activation_gradients(grad_h, grad_c, candidate, i, f, o, c_prev, c)
    grad_x, grad_h_prev = through_weights("x", grad_a, params), through_weights("h", grad_a, params)
    return grad_x, grad_h_prev, grad_c * f, parameter_gradients(grad_a, x, h_prev)
