# exercise: lstm_step_backward
# title: Uses the slope of the sigmoid for the candidate
# title.zh: 候选信息用了 sigmoid 的导数
# hint: Three of the four pre-activations go through the same function. Which one does not?
# hint.zh: 四个线性部分中有三个经过同一个函数，哪一个例外？
def lstm_step_backward(grad_h, grad_c, x, h_prev, c_prev, params):
    grad_h, grad_c, x, h_prev, c_prev = floats(grad_h, grad_c, x, h_prev, c_prev)
    i, f, o, candidate = gates(x, h_prev, params)
    _, c = lstm_step(x, h_prev, c_prev, params)
    tanh_c = np.tanh(c)
    grad_c = grad_c + grad_h * o * (1 - tanh_c**2)
    grad_a = pre_activation_gradients(grad_h, grad_c, candidate, i, f, o, c_prev, tanh_c)
    grad_a["c"] = grad_c * i * candidate * (1 - candidate)
    grad_x, grad_h_prev = through_weights("x", grad_a, params), through_weights("h", grad_a, params)
    return grad_x, grad_h_prev, grad_c * f, parameter_gradients(grad_a, x, h_prev)
