# exercise: adversarial_loss
# title: Exchanges the two shares
# title.zh: 把两个比例弄反了
# hint: What is the loss for alpha = 1?
# hint.zh: alpha = 1 时损失是什么？
# source: the order of two terms
def adversarial_loss(x, label, W, b, eps, alpha):
    clean, attacked = (-_log_probabilities(seen, W, b)[label] for seen in (x, fgsm(x, label, W, b, eps)))
    return float((1 - alpha) * clean + alpha * attacked)
