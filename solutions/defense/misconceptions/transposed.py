# exercise: adversarial_gradients
# title: Returns grad_W as (D, M)
# title.zh: grad_W 的形状成了 (D, M)
# hint: A gradient has the shape of what it belongs to.
# hint.zh: 梯度的形状与它所属的量相同。
# source: order of the outer product
def adversarial_gradients(x, label, W, b, eps, alpha):
    attacked = fgsm(x, label, W, b, eps)
    clean = alpha * _score_gradient(x, label, W, b)
    fooled = (1 - alpha) * _score_gradient(attacked, label, W, b)
    return np.outer(x, clean) + np.outer(attacked, fooled), clean + fooled
