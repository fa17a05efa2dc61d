# exercise: lstm_step_backward
# title: Goes back through W_h without transposing it
# title.zh: 后向传播经过 W_h 时没有转置
# hint: Going forward, unit j hears entry k through W_h[j, k]. Going back, over which of the two indices do you sum?
# hint.zh: 前向时，第 j 个单元通过 W_h[j, k] 接收第 k 个分量；后向时应对哪个下标求和？
def lstm_step_backward(grad_h, grad_c, x, h_prev, c_prev, params):
    grad_h, grad_c, x, h_prev, c_prev = floats(grad_h, grad_c, x, h_prev, c_prev)
    i, f, o, candidate = gates(x, h_prev, params)
    _, c = lstm_step(x, h_prev, c_prev, params)
    tanh_c = np.tanh(c)
    grad_c = grad_c + grad_h * o * (1 - tanh_c**2)
    grad_a = pre_activation_gradients(grad_h, grad_c, candidate, i, f, o, c_prev, tanh_c)
    grad_x, grad_h_prev = (
        through_weights("x", grad_a, params),
        sum(np.asarray(params[f"W_h{gate}"]) @ grad for gate, grad in grad_a.items()),
    )
    return grad_x, grad_h_prev, grad_c * f, parameter_gradients(grad_a, x, h_prev)
