# exercise: lstm_step_backward
# title: Uses 1 - c^2 as the slope of tanh(c)
# title.zh: 把 1 - c^2 当成 tanh(c) 的导数
# hint: The slope of tanh is 1 minus the square of its output. Which number is the output of the tanh here?
# hint.zh: tanh 的导数是 1 减去其输出的平方。这里 tanh 的输出是哪个数？
def lstm_step_backward(grad_h, grad_c, x, h_prev, c_prev, params):
    grad_h, grad_c, x, h_prev, c_prev = floats(grad_h, grad_c, x, h_prev, c_prev)
    i, f, o, candidate = gates(x, h_prev, params)
    _, c = lstm_step(x, h_prev, c_prev, params)
    tanh_c = np.tanh(c)
    grad_c = grad_c + grad_h * o * (1 - c**2)
    grad_a = pre_activation_gradients(grad_h, grad_c, candidate, i, f, o, c_prev, tanh_c)
    grad_x, grad_h_prev = through_weights("x", grad_a, params), through_weights("h", grad_a, params)
    return grad_x, grad_h_prev, grad_c * f, parameter_gradients(grad_a, x, h_prev)
