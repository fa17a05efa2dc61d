# exercise: gru_step_backward
# title: The gradient in W_hh uses h_prev as it is
# title.zh: 对 W_hh 的梯度用了未重置的 h_prev
# hint: What did W_hh multiply in the forward step?
# hint.zh: 前向计算中与 W_hh 相乘的是什么？
# source: the factor of a product forgotten
def gru_step_backward(grad_h, x, h_prev, params):
    grad_h, x, h_prev = floats(grad_h, x, h_prev)
    z, r, candidate = gates(x, h_prev, params)
    weights = {name: floats(value)[0] for name, value in params.items()}
    grad_candidate = grad_h * z * (1 - candidate**2)
    grad_reset = weights["W_hh"].T @ grad_candidate
    grad_z = grad_h * (candidate - h_prev) * z * (1 - z)
    grad_r = grad_reset * h_prev * r * (1 - r)
    grad_x, grad_h_prev, grads = 0, grad_h * (1 - z) + grad_reset * r, {}
    for gate, grad, h in (("z", grad_z, h_prev), ("r", grad_r, h_prev), ("h", grad_candidate, h_prev)):
        grads |= {f"W_x{gate}": np.outer(grad, x), f"W_h{gate}": np.outer(grad, h), f"b_{gate}": grad}
        grad_x = grad_x + weights[f"W_x{gate}"].T @ grad
    grad_h_prev = grad_h_prev + weights["W_hz"].T @ grad_z + weights["W_hr"].T @ grad_r
    return grad_x, grad_h_prev, grads
