# exercise: lstm_step_backward
# title: Adds to the caller's grad_c in place
# title.zh: 直接在传入的 grad_c 上累加
# hint: Print grad_c after the call. What is the difference between `a += b` and `a = a + b` for arrays?
# hint.zh: 调用之后打印 grad_c。对数组来说，`a += b` 与 `a = a + b` 有什么区别？
def lstm_step_backward(grad_h, grad_c, x, h_prev, c_prev, params):
    grad_h, grad_c, x, h_prev, c_prev = floats(grad_h, grad_c, x, h_prev, c_prev)
    i, f, o, candidate = gates(x, h_prev, params)
    _, c = lstm_step(x, h_prev, c_prev, params)
    tanh_c = np.tanh(c)
    grad_c += grad_h * o * (1 - tanh_c**2)
    grad_a = pre_activation_gradients(grad_h, grad_c, candidate, i, f, o, c_prev, tanh_c)
    grad_x, grad_h_prev = through_weights("x", grad_a, params), through_weights("h", grad_a, params)
    return grad_x, grad_h_prev, grad_c * f, parameter_gradients(grad_a, x, h_prev)
