# exercise: gru_backward
# title: Walks from the first step to the last
# title.zh: 从第一个时刻往后走
# hint: Which step must be finished before its gradient can be sent on?
# hint.zh: 要先算完哪个时刻，才能把梯度继续传下去？
# source: the loop is not reversed
def gru_backward(grad_hs, xs, h0, params):
    h_prevs = [h0, *gru_forward(xs, h0, params)]
    (grad_hs,) = floats(grad_hs)
    carried = np.zeros_like(grad_hs[0])
    grad_xs, grad_params = list(xs), dict.fromkeys(params, 0.0)
    for t in range(len(xs)):
        grad_xs[t], carried, grads = gru_step_backward(grad_hs[t] + carried, xs[t], h_prevs[t], params)
        grad_params = {name: np.add(grad_params[name], grads[name]) for name in params}
    return np.array(grad_xs), carried, grad_params
