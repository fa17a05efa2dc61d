# exercise: gru_backward
# title: Adds what is carried to the caller's grad_hs
# title.zh: 把传回的梯度直接加进了传入的 grad_hs
# hint: Print grad_hs after the call: is it what the caller handed over?
# hint.zh: 调用之后打印 grad_hs：它还是调用者传入的样子吗？
# source: in-place habit
def gru_backward(grad_hs, xs, h0, params):
    h_prevs = [h0, *gru_forward(xs, h0, params)]
    (grad_hs,) = floats(grad_hs)
    carried = np.zeros_like(grad_hs[0])
    grad_xs, grad_params = list(xs), dict.fromkeys(params, 0.0)
    for t in reversed(range(len(xs))):
        grad_hs[t] += carried
        grad_xs[t], carried, grads = gru_step_backward(grad_hs[t], xs[t], h_prevs[t], params)
        grad_params = {name: np.add(grad_params[name], grads[name]) for name in params}
    return np.array(grad_xs), carried, grad_params
