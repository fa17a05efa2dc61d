# exercise: lstm_step_backward
# title: Leaves out the slope of the sigmoid at the forget gate
# title.zh: 遗忘门漏乘了 sigmoid 的导数
# hint: Write the same lines for all three gates and compare them: which factor does one of them lack?
# hint.zh: 把三个门的同一步并排写出来比较：哪一个少了一个因子？
def lstm_step_backward(grad_h, grad_c, x, h_prev, c_prev, params):
    grad_h, grad_c, x, h_prev, c_prev = floats(grad_h, grad_c, x, h_prev, c_prev)
    i, f, o, candidate = gates(x, h_prev, params)
    _, c = lstm_step(x, h_prev, c_prev, params)
    tanh_c = np.tanh(c)
    grad_c = grad_c + grad_h * o * (1 - tanh_c**2)
    grad_a = pre_activation_gradients(grad_h, grad_c, candidate, i, f, o, c_prev, tanh_c)
    grad_a["f"] = grad_c * c_prev
    grad_x, grad_h_prev = through_weights("x", grad_a, params), through_weights("h", grad_a, params)
    return grad_x, grad_h_prev, grad_c * f, parameter_gradients(grad_a, x, h_prev)
