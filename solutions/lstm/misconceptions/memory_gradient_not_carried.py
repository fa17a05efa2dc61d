# exercise: lstm_backward
# title: Does not carry the gradient of c back to earlier steps
# title.zh: c 的梯度没有传给更早的时刻
# hint: The memory cell is the path on which gradients survive. What does step t-1 receive from step t in your loop?
# hint.zh: 记忆单元正是梯度得以保留的通路。在你的循环里，时刻 t-1 从时刻 t 收到了什么？
def lstm_backward(grad_hs, xs, h0, c0, params):
    hs, cs = lstm_forward(xs, h0, c0, params)
    h_prevs, c_prevs = [h0, *hs[:-1]], [c0, *cs[:-1]]
    (grad_hs,) = floats(grad_hs)
    grad_h = grad_c = np.zeros_like(grad_hs[0])
    grad_xs, grad_params = list(xs), dict.fromkeys(params, 0.0)
    for t in reversed(range(len(xs))):
        grad_xs[t], grad_h, grad_c, grads = lstm_step_backward(
            grad_hs[t] + grad_h, np.zeros_like(grad_hs[0]), xs[t], h_prevs[t], c_prevs[t], params
        )
        grad_params = {name: np.add(grad_params[name], grads[name]) for name in params}
    return np.array(grad_xs), grad_h, grad_c, grad_params
