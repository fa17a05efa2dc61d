# exercise: adversarial_loss
# title: Gives both images the same share
# title.zh: 两张图像各占一半
# hint: What is alpha for?
# hint.zh: alpha 的作用是什么？
# source: the usual value 0.5
def adversarial_loss(x, label, W, b, eps, alpha):
    clean, attacked = (-_log_probabilities(seen, W, b)[label] for seen in (x, fgsm(x, label, W, b, eps)))
    return float((clean + attacked) / 2)
