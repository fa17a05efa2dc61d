# exercise: adversarial_gradients
# title: Leaves the attacked image out of grad_b
# title.zh: grad_b 中漏掉了受到攻击的图像
# hint: In how many terms of the loss does b occur?
# hint.zh: b 出现在损失的几项中？
# source: one of two places forgotten
def adversarial_gradients(x, label, W, b, eps, alpha):
    attacked = fgsm(x, label, W, b, eps)
    clean = alpha * _score_gradient(x, label, W, b)
    fooled = (1 - alpha) * _score_gradient(attacked, label, W, b)
    return np.outer(clean, x) + np.outer(fooled, attacked), clean
