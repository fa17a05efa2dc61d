# exercise: elbo_gradients
# title: Returns the gradient of the ELBO
# title.zh: 返回的是 ELBO 的梯度
# hint: Which of the two is minimised?
# hint.zh: 两者中要最小化的是哪一个？
# source: sign easily lost
def elbo_gradients(x, eps, params):
    x, eps, W_x = floats(x, eps, params["W_x"])
    mu, log_var = encode(x, params)
    (z,) = floats(reparameterize(mu, log_var, eps))
    grad_logits = (1 + np.tanh(decode(z, params) / 2)) / 2 - x
    grad_z = W_x.T @ grad_logits
    grad_mu = grad_z + mu
    grad_log_var = (grad_z * eps * np.exp(log_var / 2) + np.exp(log_var) - 1) / 2
    grads = {"W_m": np.outer(grad_mu, x), "b_m": grad_mu, "W_v": np.outer(grad_log_var, x), "b_v": grad_log_var}
    return {name: -value for name, value in grads.items()} | {"W_x": -np.outer(grad_logits, z), "b_x": -grad_logits}
