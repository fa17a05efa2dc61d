# exercise: gru_backward
# title: Only the last step has a gradient of its own
# title.zh: 只用了最后一个时刻自身的梯度
# hint: The loss looks at every state: which rows of grad_hs did you use?
# hint.zh: 损失用到每个编码：你用了 grad_hs 的哪些行？
# source: many to one in mind
def gru_backward(grad_hs, xs, h0, params):
    h_prevs = [h0, *gru_forward(xs, h0, params)]
    (grad_hs,) = floats(grad_hs)
    carried = np.zeros_like(grad_hs[0])
    grad_xs, grad_params = list(xs), dict.fromkeys(params, 0.0)
    for t in reversed(range(len(xs))):
        grad_xs[t], carried, grads = gru_step_backward(
            (grad_hs[t] if t == len(xs) - 1 else 0) + carried, xs[t], h_prevs[t], params
        )
        grad_params = {name: np.add(grad_params[name], grads[name]) for name in params}
    return np.array(grad_xs), carried, grad_params
