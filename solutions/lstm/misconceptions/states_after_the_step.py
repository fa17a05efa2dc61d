# exercise: lstm_backward
# title: Goes back through step t with h_t in place of h_{t-1}
# title.zh: 用 h_t、c_t 代替了 h_{t-1}、c_{t-1}
# hint: Which state did W_h multiply in step t: the one before the step or the one after it?
# hint.zh: 在时刻 t，W_h 乘的是这一时刻之前的状态，还是之后的状态？
def lstm_backward(grad_hs, xs, h0, c0, params):
    hs, cs = lstm_forward(xs, h0, c0, params)
    h_prevs, c_prevs = hs, cs
    (grad_hs,) = floats(grad_hs)
    grad_h = grad_c = np.zeros_like(grad_hs[0])
    grad_xs, grad_params = list(xs), dict.fromkeys(params, 0.0)
    for t in reversed(range(len(xs))):
        grad_xs[t], grad_h, grad_c, grads = lstm_step_backward(
            grad_hs[t] + grad_h, grad_c, xs[t], h_prevs[t], c_prevs[t], params
        )
        grad_params = {name: np.add(grad_params[name], grads[name]) for name in params}
    return np.array(grad_xs), grad_h, grad_c, grad_params
