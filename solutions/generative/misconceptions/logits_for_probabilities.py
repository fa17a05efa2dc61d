# exercise: reconstruction_loss
# title: Applies the sigmoid twice
# title.zh: sigmoid 用了两次
# hint: A logit of 0 is a probability of one half. What does such a pixel cost?
# hint.zh: 对数几率为 0 即概率为二分之一。这样的像素代价是多少？
# source: squashed already
def reconstruction_loss(x, logits):
    x, logits = floats(x, logits)
    s = (1 + np.tanh(logits / 2)) / 2
    return np.sum(np.logaddexp(0, s) - x * s)
