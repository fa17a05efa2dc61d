# exercise: adversarial_gradients
# title: Trains on the attacked image alone
# title.zh: 只用受到攻击的图像训练
# hint: Which share has the clean image?
# hint.zh: 原图像占多少比例？
# source: one term forgotten
def adversarial_gradients(x, label, W, b, eps, alpha):
    attacked = fgsm(x, label, W, b, eps)
    clean = 0 * _score_gradient(x, label, W, b)
    fooled = 1 * _score_gradient(attacked, label, W, b)
    return np.outer(clean, x) + np.outer(fooled, attacked), clean + fooled
