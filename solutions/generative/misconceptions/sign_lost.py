# exercise: reconstruction_loss
# title: Loses the minus sign
# title.zh: 漏掉了负号
# hint: Should a good reconstruction have a large or a small loss?
# hint.zh: 重构得好，损失应当大还是小？
# source: sign easily lost
def reconstruction_loss(x, logits):
    x, logits = floats(x, logits)
    return -np.sum(np.logaddexp(0, logits) - x * logits)
