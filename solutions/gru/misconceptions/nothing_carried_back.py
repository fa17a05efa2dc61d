# exercise: gru_backward
# title: Nothing comes back from later steps
# title.zh: 没有后续时刻传回的梯度
# hint: Change the first input: whose states move?
# hint.zh: 改变第一个输入：哪些时刻的编码会变？
# source: the carry is dropped
def gru_backward(grad_hs, xs, h0, params):
    h_prevs = [h0, *gru_forward(xs, h0, params)]
    (grad_hs,) = floats(grad_hs)
    carried = np.zeros_like(grad_hs[0])
    grad_xs, grad_params = list(xs), dict.fromkeys(params, 0.0)
    for t in reversed(range(len(xs))):
        grad_xs[t], carried, grads = gru_step_backward(grad_hs[t], xs[t], h_prevs[t], params)
        grad_params = {name: np.add(grad_params[name], grads[name]) for name in params}
    return np.array(grad_xs), carried, grad_params
