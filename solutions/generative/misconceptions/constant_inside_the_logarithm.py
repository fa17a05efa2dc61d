# exercise: reconstruction_loss
# title: Adds a small constant inside the logarithm
# title.zh: 在对数里加了一个很小的常数
# hint: For a logit of -100 on a white pixel, what does your constant make of the loss?
# hint.zh: 白像素的对数几率为 -100 时，加上常数之后损失变成了多少？
# parameter: eps in 1e-16 … 1e-3
# source: stability habit
def reconstruction_loss(x, logits):
    eps = 1e-12
    x, logits = floats(x, logits)
    s = (1 + np.tanh(logits / 2)) / 2
    return -np.sum(x * np.log(s + eps) + (1 - x) * np.log(1 - s + eps))
