# exercise: generator_loss
# title: Adds {eps} inside the logarithm
# title.zh: 在对数里加了 {eps}
# hint: What is -log D at a logit of -1000, exactly? Work from the logit.
# hint.zh: 对数几率为 -1000 时， -log D 究竟是多少？请从对数几率出发。
# parameter: eps in 1e-16 … 1e-3
# source: a recipe against log 0
def generator_loss(z, labels, theta_d, theta_g):
    eps = 1e-12
    logits = _logits(generator(z, labels, theta_g), labels, theta_d)
    return -float(np.mean(np.log(np.exp(_log_sigmoid(logits)) + eps)))
