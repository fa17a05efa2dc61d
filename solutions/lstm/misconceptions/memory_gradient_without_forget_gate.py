# exercise: lstm_step_backward
# title: Passes the gradient of c on to c_prev unchanged
# title.zh: c 的梯度原样传给了 c_prev
# hint: What does the forward formula multiply c_prev with?
# hint.zh: 前向公式里 c_prev 乘了什么？
def lstm_step_backward(grad_h, grad_c, x, h_prev, c_prev, params):
    grad_h, grad_c, x, h_prev, c_prev = floats(grad_h, grad_c, x, h_prev, c_prev)
    i, f, o, candidate = gates(x, h_prev, params)
    _, c = lstm_step(x, h_prev, c_prev, params)
    tanh_c = np.tanh(c)
    grad_c = grad_c + grad_h * o * (1 - tanh_c**2)
    grad_a = pre_activation_gradients(grad_h, grad_c, candidate, i, f, o, c_prev, tanh_c)
    grad_x, grad_h_prev = through_weights("x", grad_a, params), through_weights("h", grad_a, params)
    return grad_x, grad_h_prev, grad_c, parameter_gradients(grad_a, x, h_prev)
