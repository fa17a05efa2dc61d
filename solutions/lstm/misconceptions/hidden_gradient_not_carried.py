# exercise: lstm_backward
# title: Does not carry the gradient of h back to earlier steps
# title.zh: h 的梯度没有传给更早的时刻
# hint: Change h_1 a little: which later losses notice it, and does your gradient know?
# hint.zh: 把 h_1 稍作改动：后面哪些损失会受影响？你的梯度反映出来了吗？
def lstm_backward(grad_hs, xs, h0, c0, params):
    hs, cs = lstm_forward(xs, h0, c0, params)
    h_prevs, c_prevs = [h0, *hs[:-1]], [c0, *cs[:-1]]
    (grad_hs,) = floats(grad_hs)
    grad_h = grad_c = np.zeros_like(grad_hs[0])
    grad_xs, grad_params = list(xs), dict.fromkeys(params, 0.0)
    for t in reversed(range(len(xs))):
        grad_xs[t], grad_h, grad_c, grads = lstm_step_backward(
            grad_hs[t], grad_c, xs[t], h_prevs[t], c_prevs[t], params
        )
        grad_params = {name: np.add(grad_params[name], grads[name]) for name in params}
    return np.array(grad_xs), grad_h, grad_c, grad_params
