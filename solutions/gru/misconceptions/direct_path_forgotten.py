# exercise: gru_step_backward
# title: The direct path from h_prev to h is missing
# title.zh: 漏掉了从 h_prev 直接到 h 的路径
# hint: With z = 0 the old state is copied. What should its gradient be?
# hint.zh: z = 0 时旧编码原样保留，它的梯度应当是什么？
# source: one of four paths
def gru_step_backward(grad_h, x, h_prev, params):
    grad_h, x, h_prev = floats(grad_h, x, h_prev)
    z, r, candidate = gates(x, h_prev, params)
    weights = {name: floats(value)[0] for name, value in params.items()}
    grad_candidate = grad_h * z * (1 - candidate**2)
    grad_reset = weights["W_hh"].T @ grad_candidate
    grad_z = grad_h * (candidate - h_prev) * z * (1 - z)
    grad_r = grad_reset * h_prev * r * (1 - r)
    grad_x, grad_h_prev, grads = 0, grad_reset * r, {}
    for gate, grad, h in (("z", grad_z, h_prev), ("r", grad_r, h_prev), ("h", grad_candidate, r * h_prev)):
        grads |= {f"W_x{gate}": np.outer(grad, x), f"W_h{gate}": np.outer(grad, h), f"b_{gate}": grad}
        grad_x = grad_x + weights[f"W_x{gate}"].T @ grad
    grad_h_prev = grad_h_prev + weights["W_hz"].T @ grad_z + weights["W_hr"].T @ grad_r
    return grad_x, grad_h_prev, grads
