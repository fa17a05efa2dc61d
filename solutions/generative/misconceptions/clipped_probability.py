# exercise: reconstruction_loss
# title: Clips the probability
# title.zh: 对概率做了截断
# hint: Clipping bounds the loss of a pixel. What should it be for a logit of -1000?
# hint.zh: 截断之后，一个像素的损失就有了上限。对数几率为 -1000 时损失应当是多少？
# parameter: eps in 1e-16 … 1e-3
# source: stability habit
def reconstruction_loss(x, logits):
    eps = 1e-7
    x, logits = floats(x, logits)
    s = (1 + np.tanh(logits / 2)) / 2
    return -np.sum(x * np.log(np.clip(s, eps, 1 - eps)) + (1 - x) * np.log(np.clip(1 - s, eps, 1 - eps)))
