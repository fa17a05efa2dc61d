# exercise: adversarial_gradients
# title: Exchanges the two shares
# title.zh: 把两个比例弄反了
# hint: What are the gradients for alpha = 1?
# hint.zh: alpha = 1 时梯度是什么？
# source: the order of two terms
def adversarial_gradients(x, label, W, b, eps, alpha):
    attacked = fgsm(x, label, W, b, eps)
    clean = (1 - alpha) * _score_gradient(x, label, W, b)
    fooled = alpha * _score_gradient(attacked, label, W, b)
    return np.outer(clean, x) + np.outer(fooled, attacked), clean + fooled
