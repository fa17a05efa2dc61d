# exercise: reconstruction_loss
# title: Takes the logarithm of a rounded probability
# title.zh: 对舍入后的概率取了对数
# hint: At a logit of 40 the probability rounds to 1. Can the loss be written with the logit alone?
# hint.zh: 对数几率为 40 时概率会舍入为 1。能否只用对数几率写出损失？
# source: log after sigmoid
def reconstruction_loss(x, logits):
    x, logits = floats(x, logits)
    s = (1 + np.tanh(logits / 2)) / 2
    return -np.sum(np.where(x > 0, x * np.log(s), 0) + np.where(x < 1, (1 - x) * np.log(1 - s), 0))
