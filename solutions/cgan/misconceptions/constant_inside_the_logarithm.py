# exercise: discriminator_value
# title: Adds {eps} inside the logarithm
# title.zh: 在对数里加了 {eps}
# hint: What is log D at a logit of -1000, exactly? Work from the logit.
# hint.zh: 对数几率为 -1000 时， log D 究竟是多少？请从对数几率出发。
# parameter: eps in 1e-16 … 1e-3
# source: a recipe against log 0
def discriminator_value(x_real, x_fake, labels, theta_d):
    eps = 1e-12
    log_real = np.log(np.exp(_log_sigmoid(_logits(x_real, labels, theta_d))) + eps)
    log_fake = np.log(np.exp(_log_sigmoid(-_logits(x_fake, labels, theta_d))) + eps)
    return float(np.mean(log_real) + np.mean(log_fake))
