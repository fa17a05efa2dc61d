# exercise: gru_backward
# title: Divides the parameter gradients by T
# title.zh: 参数的梯度除以了 T
# hint: Is there a factor 1/T in the loss?
# hint.zh: 损失里有系数 1/T 吗？
# source: averaging is a habit
def gru_backward(grad_hs, xs, h0, params):
    h_prevs = [h0, *gru_forward(xs, h0, params)]
    (grad_hs,) = floats(grad_hs)
    carried = np.zeros_like(grad_hs[0])
    grad_xs, grad_params = list(xs), dict.fromkeys(params, 0.0)
    for t in reversed(range(len(xs))):
        grad_xs[t], carried, grads = gru_step_backward(grad_hs[t] + carried, xs[t], h_prevs[t], params)
        grad_params = {name: np.add(grad_params[name], grads[name]) for name in params}
    return np.array(grad_xs), carried, {name: value / len(xs) for name, value in grad_params.items()}
