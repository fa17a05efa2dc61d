# exercise: gru_step_backward
# title: What comes back through W_hh is not reset
# title.zh: 经 W_hh 传回的梯度没有乘上 r
# hint: Between h_prev and the product with W_hh stands a factor. Which one?
# hint.zh: h_prev 与 W_hh 相乘之前还乘了一个因子，是哪个？
# source: a missing link in the chain
def gru_step_backward(grad_h, x, h_prev, params):
    grad_h, x, h_prev = floats(grad_h, x, h_prev)
    z, r, candidate = gates(x, h_prev, params)
    weights = {name: floats(value)[0] for name, value in params.items()}
    grad_candidate = grad_h * z * (1 - candidate**2)
    grad_reset = weights["W_hh"].T @ grad_candidate
    grad_z = grad_h * (candidate - h_prev) * z * (1 - z)
    grad_r = grad_reset * h_prev * r * (1 - r)
    grad_x, grad_h_prev, grads = 0, grad_h * (1 - z) + grad_reset, {}
    for gate, grad, h in (("z", grad_z, h_prev), ("r", grad_r, h_prev), ("h", grad_candidate, r * h_prev)):
        grads |= {f"W_x{gate}": np.outer(grad, x), f"W_h{gate}": np.outer(grad, h), f"b_{gate}": grad}
        grad_x = grad_x + weights[f"W_x{gate}"].T @ grad
    grad_h_prev = grad_h_prev + weights["W_hz"].T @ grad_z + weights["W_hr"].T @ grad_r
    return grad_x, grad_h_prev, grads
