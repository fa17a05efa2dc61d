# exercise: lstm_step_backward
# title: Overwrites grad_c with what comes through h
# title.zh: 用经由 h 传来的梯度覆盖了 grad_c
# hint: Two streams meet in c_t: one through h_t, one from later steps. What does the chain rule do with two streams?
# hint.zh: 有两路梯度汇入 c_t：一路经由 h_t，一路来自后续时刻。链式求导法则怎样处理两路梯度？
def lstm_step_backward(grad_h, grad_c, x, h_prev, c_prev, params):
    grad_h, grad_c, x, h_prev, c_prev = floats(grad_h, grad_c, x, h_prev, c_prev)
    i, f, o, candidate = gates(x, h_prev, params)
    _, c = lstm_step(x, h_prev, c_prev, params)
    tanh_c = np.tanh(c)
    grad_c = grad_h * o * (1 - tanh_c**2)
    grad_a = pre_activation_gradients(grad_h, grad_c, candidate, i, f, o, c_prev, tanh_c)
    grad_x, grad_h_prev = through_weights("x", grad_a, params), through_weights("h", grad_a, params)
    return grad_x, grad_h_prev, grad_c * f, parameter_gradients(grad_a, x, h_prev)
