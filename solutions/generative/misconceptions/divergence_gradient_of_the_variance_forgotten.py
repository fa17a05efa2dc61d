# exercise: elbo_gradients
# title: The gradient of log_var lacks the divergence
# title.zh: log_var 的梯度缺少散度那一项
# hint: With W_x = 0 only the divergence is left. What is its derivative in log_var?
# hint.zh: W_x = 0 时只剩散度。它对 log_var 的导数是什么？
# source: one of two paths
def elbo_gradients(x, eps, params):
    x, eps, W_x = floats(x, eps, params["W_x"])
    mu, log_var = encode(x, params)
    (z,) = floats(reparameterize(mu, log_var, eps))
    grad_logits = (1 + np.tanh(decode(z, params) / 2)) / 2 - x
    grad_z = W_x.T @ grad_logits
    grad_mu = grad_z + mu
    grad_log_var = grad_z * eps * np.exp(log_var / 2) / 2
    grads = {"W_m": np.outer(grad_mu, x), "b_m": grad_mu, "W_v": np.outer(grad_log_var, x), "b_v": grad_log_var}
    return grads | {"W_x": np.outer(grad_logits, z), "b_x": grad_logits}
