# exercise: lstm_backward
# title: Uses the gradient of the last step alone
# title.zh: 只用了最后一个时刻的梯度
# hint: Every step has a loss of its own. What happens to grad_hs[0] in your loop?
# hint.zh: 每个时刻都有自己的损失。在你的循环里，grad_hs[0] 用到了吗？
def lstm_backward(grad_hs, xs, h0, c0, params):
    hs, cs = lstm_forward(xs, h0, c0, params)
    h_prevs, c_prevs = [h0, *hs[:-1]], [c0, *cs[:-1]]
    (grad_hs,) = floats(grad_hs)
    grad_h = grad_c = np.zeros_like(grad_hs[0])
    grad_xs, grad_params = list(xs), dict.fromkeys(params, 0.0)
    for t in reversed(range(len(xs))):
        grad_xs[t], grad_h, grad_c, grads = lstm_step_backward(
            grad_h + (grad_hs[t] if t == len(xs) - 1 else 0), grad_c, xs[t], h_prevs[t], c_prevs[t], params
        )
        grad_params = {name: np.add(grad_params[name], grads[name]) for name in params}
    return np.array(grad_xs), grad_h, grad_c, grad_params
