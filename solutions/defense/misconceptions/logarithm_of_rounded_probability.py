# exercise: adversarial_loss
# title: Adds {eps} inside the logarithm
# title.zh: 在对数里加了 {eps}
# hint: What is -log p at p = exp(-1000), exactly? Work from the scores.
# hint.zh: p = exp(-1000) 时， -log p 究竟是多少？请从得分出发。
# parameter: eps in 1e-16 … 1e-3
# source: a recipe against log 0
def adversarial_loss(x, label, W, b, eps, alpha):
    eps = 1e-12
    images = x, fgsm(x, label, W, b, eps)
    clean, attacked = (-np.log(np.exp(_log_probabilities(seen, W, b)[label]) + eps) for seen in images)
    return float(alpha * clean + (1 - alpha) * attacked)
