# exercise: elbo_gradients
# title: The gradient of log_var lacks the factor eps
# title.zh: log_var 的梯度缺少因子 eps
# hint: With eps = 0, does z depend on log_var?
# hint.zh: eps = 0 时，z 依赖于 log_var 吗？
# source: chain rule
def elbo_gradients(x, eps, params):
    x, eps, W_x = floats(x, eps, params["W_x"])
    mu, log_var = encode(x, params)
    (z,) = floats(reparameterize(mu, log_var, eps))
    grad_logits = (1 + np.tanh(decode(z, params) / 2)) / 2 - x
    grad_z = W_x.T @ grad_logits
    grad_mu = grad_z + mu
    grad_log_var = (grad_z * np.exp(log_var / 2) + np.exp(log_var) - 1) / 2
    grads = {"W_m": np.outer(grad_mu, x), "b_m": grad_mu, "W_v": np.outer(grad_log_var, x), "b_v": grad_log_var}
    return grads | {"W_x": np.outer(grad_logits, z), "b_x": grad_logits}
