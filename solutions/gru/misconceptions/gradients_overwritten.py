# exercise: gru_backward
# title: Keeps one step of the parameter gradients
# title.zh: 参数的梯度只保留了一个时刻
# hint: How often is a shared weight used in T steps?
# hint.zh: T 个时刻中，复用的参数用了几次？
# source: = for +=
def gru_backward(grad_hs, xs, h0, params):
    h_prevs = [h0, *gru_forward(xs, h0, params)]
    (grad_hs,) = floats(grad_hs)
    carried = np.zeros_like(grad_hs[0])
    grad_xs, grad_params = list(xs), dict.fromkeys(params, 0.0)
    for t in reversed(range(len(xs))):
        grad_xs[t], carried, grads = gru_step_backward(grad_hs[t] + carried, xs[t], h_prevs[t], params)
        grad_params = grads
    return np.array(grad_xs), carried, grad_params
