# exercise: lstm_backward
# title: Returns grad_xs in the order of the backward pass
# title.zh: grad_xs 按后向传播的顺序返回
# hint: Your loop meets the last step first. To which input does row 0 of your result belong?
# hint.zh: 你的循环最先处理最后一个时刻。结果的第 0 行对应哪个输入？
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
    return np.array(grad_xs[::-1]), grad_h, grad_c, grad_params
