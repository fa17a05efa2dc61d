# exercise: input_gradient
# title: The gradient of p[label] instead of -log p[label]
# title.zh: 求的是 p[label] 的梯度，而不是 -log p[label] 的
# hint: Which quantity is the loss? Its logarithm brings a factor 1 / p.
# hint.zh: 损失是哪个量？对数会带来因子 1 / p。
# source: loss and probability mixed up
def input_gradient(x, label, W, b):
    return -np.exp(_log_probabilities(x, W, b)[label]) * (_score_gradient(x, label, W, b) @ W)
