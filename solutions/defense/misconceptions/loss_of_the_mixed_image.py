# exercise: adversarial_loss
# title: The loss of the mean image instead of the mean loss
# title.zh: 求的是混合图像的损失，而不是损失的加权平均
# hint: Are two images judged, or one?
# hint.zh: 要判断的是两张图像，还是一张？
# source: mean and function exchanged
def adversarial_loss(x, label, W, b, eps, alpha):
    mixed = alpha * np.asarray(x) + (1 - alpha) * fgsm(x, label, W, b, eps)
    return float(-_log_probabilities(mixed, W, b)[label])
