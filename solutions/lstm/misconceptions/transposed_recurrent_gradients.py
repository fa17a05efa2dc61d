# exercise: lstm_step_backward
# title: Transposes the gradients of W_h
# title.zh: W_h 的梯度转置了
# hint: Row j of W_h leads to unit j. Which of your two vectors should run along the rows?
# hint.zh: W_h 的第 j 行通向第 j 个单元。外积的两个向量中，哪一个应沿行排列？
def lstm_step_backward(grad_h, grad_c, x, h_prev, c_prev, params):
    grad_h, grad_c, x, h_prev, c_prev = floats(grad_h, grad_c, x, h_prev, c_prev)
    i, f, o, candidate = gates(x, h_prev, params)
    _, c = lstm_step(x, h_prev, c_prev, params)
    tanh_c = np.tanh(c)
    grad_c = grad_c + grad_h * o * (1 - tanh_c**2)
    grad_a = pre_activation_gradients(grad_h, grad_c, candidate, i, f, o, c_prev, tanh_c)
    grad_x, grad_h_prev = through_weights("x", grad_a, params), through_weights("h", grad_a, params)
    grads = parameter_gradients(grad_a, x, h_prev)
    grads |= {f"W_h{gate}": grads[f"W_h{gate}"].T for gate in "ifoc"}
    return grad_x, grad_h_prev, grad_c * f, grads
