# exercise: lstm_backward
# title: Divides the parameter gradients by T
# title.zh: 参数的梯度除以了 T
# hint: Does the sum over the steps in the notes carry a factor 1/T? Compare with a numerical gradient.
# hint.zh: 讲义中对各时刻的求和带有 1/T 吗？与数值梯度比较一下。
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
        grad_params = {name: np.add(grad_params[name], grads[name]) for name in params}
    return np.array(grad_xs), grad_h, grad_c, {name: value / len(xs) for name, value in grad_params.items()}
