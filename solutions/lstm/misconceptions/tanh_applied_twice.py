# exercise: lstm_step_backward
# title: Applies tanh once too often in its slope
# title.zh: 求导时多套了一层 tanh
# hint: How many times is tanh applied to c on the way to h, and how many times in your slope?
# hint.zh: 从 c 到 h 用了几次 tanh？你的导数里又用了几次？
def lstm_step_backward(grad_h, grad_c, x, h_prev, c_prev, params):
    grad_h, grad_c, x, h_prev, c_prev = floats(grad_h, grad_c, x, h_prev, c_prev)
    i, f, o, candidate = gates(x, h_prev, params)
    _, c = lstm_step(x, h_prev, c_prev, params)
    tanh_c = np.tanh(c)
    grad_c = grad_c + grad_h * o * (1 - np.tanh(tanh_c) ** 2)
    grad_a = pre_activation_gradients(grad_h, grad_c, candidate, i, f, o, c_prev, tanh_c)
    grad_x, grad_h_prev = through_weights("x", grad_a, params), through_weights("h", grad_a, params)
    return grad_x, grad_h_prev, grad_c * f, parameter_gradients(grad_a, x, h_prev)
