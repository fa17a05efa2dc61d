# exercise: adversarial_loss
# title: The loss at the answer given, not at the label
# title.zh: 损失取在分类器的答案上，而不是标签上
# hint: What should the loss be when the classifier is fooled?
# hint.zh: 分类器被骗时，损失应当如何？
# source: label and answer mixed up
def adversarial_loss(x, label, W, b, eps, alpha):
    clean, attacked = (-np.max(_log_probabilities(seen, W, b)) for seen in (x, fgsm(x, label, W, b, eps)))
    return float(alpha * clean + (1 - alpha) * attacked)
