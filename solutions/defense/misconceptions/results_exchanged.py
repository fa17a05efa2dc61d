# exercise: adversarial_gradients
# title: Returns grad_b first
# title.zh: 先返回了 grad_b
# hint: In which order are the two results asked for?
# hint.zh: 两个结果应按什么次序返回？
# source: the order of two results
def adversarial_gradients(x, label, W, b, eps, alpha):
    attacked = fgsm(x, label, W, b, eps)
    clean = alpha * _score_gradient(x, label, W, b)
    fooled = (1 - alpha) * _score_gradient(attacked, label, W, b)
    return clean + fooled, np.outer(clean, x) + np.outer(fooled, attacked)
