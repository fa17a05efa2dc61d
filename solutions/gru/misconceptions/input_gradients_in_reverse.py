# exercise: gru_backward
# title: Lists the input gradients from the last to the first
# title.zh: 输入的梯度从后往前排列
# hint: Row t belongs to row t of xs.
# hint.zh: 第 t 行对应 xs 的第 t 行。
# source: append in a backward loop
def gru_backward(grad_hs, xs, h0, params):
    h_prevs = [h0, *gru_forward(xs, h0, params)]
    (grad_hs,) = floats(grad_hs)
    carried = np.zeros_like(grad_hs[0])
    grad_xs, grad_params = list(xs), dict.fromkeys(params, 0.0)
    for t in reversed(range(len(xs))):
        grad_xs[t], carried, grads = gru_step_backward(grad_hs[t] + carried, xs[t], h_prevs[t], params)
        grad_params = {name: np.add(grad_params[name], grads[name]) for name in params}
    return np.array(grad_xs[::-1]), carried, grad_params
