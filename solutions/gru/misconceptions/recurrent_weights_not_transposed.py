# exercise: gru_step_backward
# title: Sends gradients back through W_h*, not their transposes
# title.zh: 梯度往回传时没有转置 W_h*
# hint: A matrix leads forward from its columns to its rows. Which way does the gradient go?
# hint.zh: 前向时矩阵由列通向行，梯度朝哪个方向走？
# source: row and column conventions
def gru_step_backward(grad_h, x, h_prev, params):
    grad_h, x, h_prev = floats(grad_h, x, h_prev)
    z, r, candidate = gates(x, h_prev, params)
    weights = {name: floats(value)[0] for name, value in params.items()}
    grad_candidate = grad_h * z * (1 - candidate**2)
    grad_reset = weights["W_hh"] @ grad_candidate
    grad_z = grad_h * (candidate - h_prev) * z * (1 - z)
    grad_r = grad_reset * h_prev * r * (1 - r)
    grad_x, grad_h_prev, grads = 0, grad_h * (1 - z) + grad_reset * r, {}
    for gate, grad, h in (("z", grad_z, h_prev), ("r", grad_r, h_prev), ("h", grad_candidate, r * h_prev)):
        grads |= {f"W_x{gate}": np.outer(grad, x), f"W_h{gate}": np.outer(grad, h), f"b_{gate}": grad}
        grad_x = grad_x + weights[f"W_x{gate}"].T @ grad
    grad_h_prev = grad_h_prev + weights["W_hz"] @ grad_z + weights["W_hr"] @ grad_r
    return grad_x, grad_h_prev, grads
