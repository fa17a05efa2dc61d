# exercise: generator_loss
# title: Adds a small constant inside the logarithm
# title.zh: 在对数里加了一个很小的常数
# hint: What is -log D at a logit of -1000, exactly? Work from the logit.
# hint.zh: 对数几率为 -1000 时， -log D 究竟是多少？请从对数几率出发。
# source: a recipe against log 0
def generator_loss(z, labels, theta_d, theta_g):
    logits = _logits(generator(z, labels, theta_g), labels, theta_d)
    return -float(np.mean(np.log(np.exp(_log_sigmoid(logits)) + 1e-12)))
