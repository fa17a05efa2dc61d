# exercise: gru_backward
# title: The first step starts from zero
# title.zh: 第一个时刻从零出发
# hint: Which state did the first step start from?
# hint.zh: 第一个时刻从哪个编码出发？
# source: zeros inside the function
def gru_backward(grad_hs, xs, h0, params):
    h_prevs = [np.zeros(len(h0)), *gru_forward(xs, h0, params)]
    (grad_hs,) = floats(grad_hs)
    carried = np.zeros_like(grad_hs[0])
    grad_xs, grad_params = list(xs), dict.fromkeys(params, 0.0)
    for t in reversed(range(len(xs))):
        grad_xs[t], carried, grads = gru_step_backward(grad_hs[t] + carried, xs[t], h_prevs[t], params)
        grad_params = {name: np.add(grad_params[name], grads[name]) for name in params}
    return np.array(grad_xs), carried, grad_params
