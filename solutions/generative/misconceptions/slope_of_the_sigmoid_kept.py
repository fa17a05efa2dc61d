# exercise: elbo_gradients
# title: Keeps the slope of the sigmoid
# title.zh: 多乘了 sigmoid 的导数
# hint: Sigmoid and cross entropy together simplify. To what?
# hint.zh: sigmoid 与交叉熵合在一起可以化简，化简成什么？
# source: squared error in mind
def s_minus_x(logits, x):
    s = (1 + np.tanh(logits / 2)) / 2
    return (s - x) * s * (1 - s)


def elbo_gradients(x, eps, params):
    x, eps, W_x = floats(x, eps, params["W_x"])
    mu, log_var = encode(x, params)
    (z,) = floats(reparameterize(mu, log_var, eps))
    grad_logits = s_minus_x(decode(z, params), x)
    grad_z = W_x.T @ grad_logits
    grad_mu = grad_z + mu
    grad_log_var = (grad_z * eps * np.exp(log_var / 2) + np.exp(log_var) - 1) / 2
    grads = {"W_m": np.outer(grad_mu, x), "b_m": grad_mu, "W_v": np.outer(grad_log_var, x), "b_v": grad_log_var}
    return grads | {"W_x": np.outer(grad_logits, z), "b_x": grad_logits}
