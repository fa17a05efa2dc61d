# exercise: adversarial_loss
# title: Loses the minus sign
# title.zh: 丢了负号
# hint: Which sign has the logarithm of a probability?
# hint.zh: 概率的对数是什么符号？
# source: sign easily lost
def adversarial_loss(x, label, W, b, eps, alpha):
    clean, attacked = (-_log_probabilities(seen, W, b)[label] for seen in (x, fgsm(x, label, W, b, eps)))
    return -float(alpha * clean + (1 - alpha) * attacked)
