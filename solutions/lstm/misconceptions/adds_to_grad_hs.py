# exercise: lstm_backward
# title: Adds the carried gradient to the caller's grad_hs
# title.zh: 把传回的梯度直接加进了传入的 grad_hs
# hint: Print grad_hs after the call: is it still what the caller handed over?
# hint.zh: 调用之后打印 grad_hs：它还是调用者传入的样子吗？
def lstm_backward(grad_hs, xs, h0, c0, params):
    hs, cs = lstm_forward(xs, h0, c0, params)
    h_prevs, c_prevs = [h0, *hs[:-1]], [c0, *cs[:-1]]
    (grad_hs,) = floats(grad_hs)
    grad_h = grad_c = np.zeros_like(grad_hs[0])
    grad_xs, grad_params = list(xs), dict.fromkeys(params, 0.0)
    for t in reversed(range(len(xs))):
        grad_hs[t] += grad_h
        grad_xs[t], grad_h, grad_c, grads = lstm_step_backward(
            grad_hs[t], grad_c, xs[t], h_prevs[t], c_prevs[t], params
        )
        grad_params = {name: np.add(grad_params[name], grads[name]) for name in params}
    return np.array(grad_xs), grad_h, grad_c, grad_params
