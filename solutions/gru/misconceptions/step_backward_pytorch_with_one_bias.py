# exercise: gru_step_backward
# title: Gradients of another convention: z weighs the old state, and the reset gate acts after the product
# title.zh: 另一种约定的梯度：z 乘在旧编码上，重置门作用在矩阵乘法之后
# hint: This is the GRU of PyTorch. Two things differ from this course: compare line by line with its four formulas.
# hint.zh: 这是 PyTorch 的 GRU，与本课程有两处不同：请与四个公式逐行比较。
# source: convention of PyTorch, with one bias
def gru_step_backward(grad_h, x, h_prev, params):
    x, h_prev, W_xh, W_hh, b_h = floats(x, h_prev, params["W_xh"], params["W_hh"], params["b_h"])
    z, r = (sigmoid(pre_activation(gate, x, h_prev, params)) for gate in "zr")
    candidate = np.tanh(W_xh @ x + r * (W_hh @ h_prev) + b_h)
    (grad_h,) = floats(grad_h)
    grad_c = grad_h * (1 - z) * (1 - candidate**2)
    grad_r = grad_c * (W_hh @ h_prev) * r * (1 - r)
    grad_h_prev = grad_h * z + W_hh.T @ (grad_c * r)
    grads = {"W_xh": np.outer(grad_c, x), "W_hh": np.outer(grad_c * r, h_prev), "b_h": grad_c}
    grad_x = W_xh.T @ grad_c
    for gate, grad in (("z", grad_h * (h_prev - candidate) * z * (1 - z)), ("r", grad_r)):
        W_x, W_h = floats(params[f"W_x{gate}"], params[f"W_h{gate}"])
        grads |= {f"W_x{gate}": np.outer(grad, x), f"W_h{gate}": np.outer(grad, h_prev), f"b_{gate}": grad}
        grad_x, grad_h_prev = grad_x + W_x.T @ grad, grad_h_prev + W_h.T @ grad
    return grad_x, grad_h_prev, grads
