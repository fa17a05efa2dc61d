# exercise: lstm_step_backward
# title: Gives all gates the bias gradient of the forget gate
# title.zh: 三个门的偏置梯度都用了遗忘门的
# hint: Do the bias gradients of your gates come out equal? Each belongs to its own pre-activation.
# hint.zh: 你算出的各门偏置梯度是不是都一样？每个偏置只属于自己的线性部分。
def lstm_step_backward(grad_h, grad_c, x, h_prev, c_prev, params):
    grad_h, grad_c, x, h_prev, c_prev = floats(grad_h, grad_c, x, h_prev, c_prev)
    i, f, o, candidate = gates(x, h_prev, params)
    _, c = lstm_step(x, h_prev, c_prev, params)
    tanh_c = np.tanh(c)
    grad_c = grad_c + grad_h * o * (1 - tanh_c**2)
    grad_a = pre_activation_gradients(grad_h, grad_c, candidate, i, f, o, c_prev, tanh_c)
    grad_x, grad_h_prev = through_weights("x", grad_a, params), through_weights("h", grad_a, params)
    grads = parameter_gradients(grad_a, x, h_prev) | {"b_i": grad_a["f"], "b_o": grad_a["f"]}
    return grad_x, grad_h_prev, grad_c * f, grads
