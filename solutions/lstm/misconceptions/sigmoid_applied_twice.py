# exercise: lstm_step_backward
# title: Applies the sigmoid to values that are gates already
# title.zh: 对已经是门输出的值又做了一次 sigmoid
# hint: Your gates are outputs of the sigmoid. Does your slope formula expect the output or the pre-activation?
# hint.zh: 门的取值已经是 sigmoid 的输出。你的导数公式要的是输出，还是输出之前的线性部分？
def lstm_step_backward(grad_h, grad_c, x, h_prev, c_prev, params):
    grad_h, grad_c, x, h_prev, c_prev = floats(grad_h, grad_c, x, h_prev, c_prev)
    i, f, o, candidate = gates(x, h_prev, params)
    _, c = lstm_step(x, h_prev, c_prev, params)
    tanh_c = np.tanh(c)
    grad_c = grad_c + grad_h * o * (1 - tanh_c**2)
    slopes = [sigmoid(gate) * (1 - sigmoid(gate)) for gate in (i, f, o)]
    grad_a = pre_activation_gradients(grad_h, grad_c, candidate, i, f, o, c_prev, tanh_c)
    grad_a["i"] = grad_c * candidate * slopes[0]
    grad_a["f"] = grad_c * c_prev * slopes[1]
    grad_a["o"] = grad_h * tanh_c * slopes[2]
    grad_x, grad_h_prev = through_weights("x", grad_a, params), through_weights("h", grad_a, params)
    return grad_x, grad_h_prev, grad_c * f, parameter_gradients(grad_a, x, h_prev)
