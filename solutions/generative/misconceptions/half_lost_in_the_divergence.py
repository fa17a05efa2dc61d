# exercise: elbo_gradients
# title: The derivative of the divergence lacks the factor 1/2
# title.zh: 对散度求导时漏掉了系数 1/2
# hint: Which factor stands before the divergence?
# hint.zh: 散度前面的系数是多少？
# source: chain rule
def elbo_gradients(x, eps, params):
    x, eps, W_x = floats(x, eps, params["W_x"])
    mu, log_var = encode(x, params)
    (z,) = floats(reparameterize(mu, log_var, eps))
    grad_logits = (1 + np.tanh(decode(z, params) / 2)) / 2 - x
    grad_z = W_x.T @ grad_logits
    grad_mu = grad_z + mu
    grad_log_var = grad_z * eps * np.exp(log_var / 2) / 2 + np.exp(log_var) - 1
    grads = {"W_m": np.outer(grad_mu, x), "b_m": grad_mu, "W_v": np.outer(grad_log_var, x), "b_v": grad_log_var}
    return grads | {"W_x": np.outer(grad_logits, z), "b_x": grad_logits}
