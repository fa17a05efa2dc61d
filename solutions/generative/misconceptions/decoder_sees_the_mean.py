# exercise: elbo_gradients
# title: The gradient of W_x uses mu
# title.zh: W_x 的梯度用了 mu
# hint: What did W_x multiply?
# hint.zh: 与 W_x 相乘的是什么？
# source: z taken for mu
def elbo_gradients(x, eps, params):
    x, eps, W_x = floats(x, eps, params["W_x"])
    mu, log_var = encode(x, params)
    (z,) = floats(reparameterize(mu, log_var, eps))
    grad_logits = (1 + np.tanh(decode(z, params) / 2)) / 2 - x
    grad_z = W_x.T @ grad_logits
    grad_mu = grad_z + mu
    grad_log_var = (grad_z * eps * np.exp(log_var / 2) + np.exp(log_var) - 1) / 2
    grads = {"W_m": np.outer(grad_mu, x), "b_m": grad_mu, "W_v": np.outer(grad_log_var, x), "b_v": grad_log_var}
    return grads | {"W_x": np.outer(grad_logits, mu), "b_x": grad_logits}
