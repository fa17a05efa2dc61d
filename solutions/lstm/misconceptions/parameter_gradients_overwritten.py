# exercise: lstm_backward
# title: Keeps the parameter gradients of one step only
# title.zh: 参数的梯度只保留了一个时刻的
# hint: The same parameters serve every step. How many steps contribute to their gradient?
# hint.zh: 各时刻复用同一组参数，参数的梯度由几个时刻共同贡献？
def lstm_backward(grad_hs, xs, h0, c0, params):
    hs, cs = lstm_forward(xs, h0, c0, params)
    h_prevs, c_prevs = [h0, *hs[:-1]], [c0, *cs[:-1]]
    (grad_hs,) = floats(grad_hs)
    grad_h = grad_c = np.zeros_like(grad_hs[0])
    grad_xs, grad_params = list(xs), dict.fromkeys(params, 0.0)
    for t in reversed(range(len(xs))):
        grad_xs[t], grad_h, grad_c, grads = lstm_step_backward(
            grad_hs[t] + grad_h, grad_c, xs[t], h_prevs[t], c_prevs[t], params
        )
        grad_params = grads
    return np.array(grad_xs), grad_h, grad_c, grad_params
