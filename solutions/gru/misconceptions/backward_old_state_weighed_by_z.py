# exercise: gru_backward
# title: Another convention through time: z weighs the old state
# title.zh: 沿时间用了另一种约定：z 乘在了旧编码上
# hint: A right GRU of another convention (Cho et al. 2014). Here, does z = 1 keep the old state or replace it?
# hint.zh: 这是另一种约定（Cho 等，2014）下正确的 GRU。按本课程的约定，z = 1 表示保留旧编码还是替换它？
# source: convention of Cho et al. (2014) and of Keras with reset_after=False
def other_step(x, h_prev, params):
    x, h_prev, W_xh, W_hh, b_h = floats(x, h_prev, params["W_xh"], params["W_hh"], params["b_h"])
    z, r = (sigmoid(pre_activation(gate, x, h_prev, params)) for gate in "zr")
    candidate = np.tanh(W_xh @ x + W_hh @ (r * h_prev) + b_h)
    return z * h_prev + (1 - z) * candidate


def other_forward(xs, h0, params):
    h, hs = h0, []
    for x in xs:
        h = other_step(x, h, params)
        hs.append(h)
    return np.array(hs)


def other_backward(grad_h, x, h_prev, params):
    x, h_prev, W_xh, W_hh, b_h = floats(x, h_prev, params["W_xh"], params["W_hh"], params["b_h"])
    z, r = (sigmoid(pre_activation(gate, x, h_prev, params)) for gate in "zr")
    candidate = np.tanh(W_xh @ x + W_hh @ (r * h_prev) + b_h)
    (grad_h,) = floats(grad_h)
    grad_c = grad_h * (1 - z) * (1 - candidate**2)
    grad_r = W_hh.T @ grad_c * h_prev * r * (1 - r)
    grad_h_prev = grad_h * z + W_hh.T @ grad_c * r
    grads = {"W_xh": np.outer(grad_c, x), "W_hh": np.outer(grad_c, r * h_prev), "b_h": grad_c}
    grad_x = W_xh.T @ grad_c
    for gate, grad in (("z", grad_h * (h_prev - candidate) * z * (1 - z)), ("r", grad_r)):
        W_x, W_h = floats(params[f"W_x{gate}"], params[f"W_h{gate}"])
        grads |= {f"W_x{gate}": np.outer(grad, x), f"W_h{gate}": np.outer(grad, h_prev), f"b_{gate}": grad}
        grad_x, grad_h_prev = grad_x + W_x.T @ grad, grad_h_prev + W_h.T @ grad
    return grad_x, grad_h_prev, grads


def gru_backward(grad_hs, xs, h0, params):
    h_prevs = [h0, *other_forward(xs, h0, params)]
    (grad_hs,) = floats(grad_hs)
    carried = np.zeros_like(grad_hs[0])
    grad_xs, grad_params = list(xs), dict.fromkeys(params, 0.0)
    for t in reversed(range(len(xs))):
        grad_xs[t], carried, grads = other_backward(grad_hs[t] + carried, xs[t], h_prevs[t], params)
        grad_params = {name: np.add(grad_params[name], grads[name]) for name in params}
    return np.array(grad_xs), carried, grad_params
