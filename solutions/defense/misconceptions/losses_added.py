# exercise: adversarial_loss
# title: Adds the attacked loss in full
# title.zh: 把受到攻击时的损失全部加上
# hint: Do the two shares add up to 1?
# hint.zh: 两个比例之和为 1 吗？
# source: a penalty term
def adversarial_loss(x, label, W, b, eps, alpha):
    clean, attacked = (-_log_probabilities(seen, W, b)[label] for seen in (x, fgsm(x, label, W, b, eps)))
    return float(alpha * clean + attacked)
