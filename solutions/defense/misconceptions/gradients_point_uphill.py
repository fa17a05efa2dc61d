# exercise: adversarial_gradients
# title: Points where the loss falls
# title.zh: 指向损失减小的方向
# hint: Is this the gradient or the step of the training?
# hint.zh: 这是梯度，还是训练时的一步？
# source: the minus sign of the step
def adversarial_gradients(x, label, W, b, eps, alpha):
    attacked = fgsm(x, label, W, b, eps)
    clean = alpha * _score_gradient(x, label, W, b)
    fooled = (1 - alpha) * _score_gradient(attacked, label, W, b)
    return -np.outer(clean, x) - np.outer(fooled, attacked), -clean - fooled
