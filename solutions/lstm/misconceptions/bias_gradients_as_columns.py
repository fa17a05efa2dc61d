# exercise: lstm_step_backward
# title: Returns the gradients of the biases as columns (H, 1)
# title.zh: 偏置的梯度成了 (H, 1) 的列向量
# hint: A gradient has the shape of what it belongs to. Compare the shapes of `grad_params["b_i"]` and `params["b_i"]`.
# hint.zh: 梯度的形状与它对应的量相同。比较一下 `grad_params["b_i"]` 与 `params["b_i"]` 的形状。
def lstm_step_backward(grad_h, grad_c, x, h_prev, c_prev, params):
    grad_h, grad_c, x, h_prev, c_prev = floats(grad_h, grad_c, x, h_prev, c_prev)
    i, f, o, candidate = gates(x, h_prev, params)
    tanh_c = np.tanh(lstm_step(x, h_prev, c_prev, params)[1])
    grad_c = grad_c + grad_h * o * (1 - tanh_c**2)
    grad_a = pre_activation_gradients(grad_h, grad_c, candidate, i, f, o, c_prev, tanh_c)
    grad_x, grad_h_prev = through_weights("x", grad_a, params), through_weights("h", grad_a, params)
    grads = {name: value.reshape(len(f), -1) for name, value in parameter_gradients(grad_a, x, h_prev).items()}
    return grad_x, grad_h_prev, grad_c * f, grads
