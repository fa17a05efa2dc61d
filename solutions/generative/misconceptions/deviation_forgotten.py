# exercise: elbo_gradients
# title: The gradient of log_var lacks the factor sigma
# title.zh: log_var 的梯度缺少因子 σ
# hint: The derivative of an exponential is the exponential. Where is it in your formula?
# hint.zh: 指数函数的导数是它自身。你的公式里它在哪里？
# source: chain rule
def elbo_gradients(x, eps, params):
    x, eps, W_x = floats(x, eps, params["W_x"])
    mu, log_var = encode(x, params)
    (z,) = floats(reparameterize(mu, log_var, eps))
    grad_logits = (1 + np.tanh(decode(z, params) / 2)) / 2 - x
    grad_z = W_x.T @ grad_logits
    grad_mu = grad_z + mu
    grad_log_var = (grad_z * eps + np.exp(log_var) - 1) / 2
    grads = {"W_m": np.outer(grad_mu, x), "b_m": grad_mu, "W_v": np.outer(grad_log_var, x), "b_v": grad_log_var}
    return grads | {"W_x": np.outer(grad_logits, z), "b_x": grad_logits}
