# exercise: elbo_gradients
# title: Nothing comes back from the decoder to mu
# title.zh: 没有梯度从解码器传回 mu
# hint: Change mu a little: does the image move?
# hint.zh: 把 mu 稍作改动：图像会变吗？
# source: one of two paths
def elbo_gradients(x, eps, params):
    x, eps, W_x = floats(x, eps, params["W_x"])
    mu, log_var = encode(x, params)
    (z,) = floats(reparameterize(mu, log_var, eps))
    grad_logits = (1 + np.tanh(decode(z, params) / 2)) / 2 - x
    grad_z = W_x.T @ grad_logits
    grad_mu = mu
    grad_log_var = (grad_z * eps * np.exp(log_var / 2) + np.exp(log_var) - 1) / 2
    grads = {"W_m": np.outer(grad_mu, x), "b_m": grad_mu, "W_v": np.outer(grad_log_var, x), "b_v": grad_log_var}
    return grads | {"W_x": np.outer(grad_logits, z), "b_x": grad_logits}
