# exercise: reconstruction_loss
# title: Takes the squared error
# title.zh: 用了平方误差
# hint: The decoder gives probabilities. Which loss do the notes use for probabilities?
# hint.zh: 解码器给出的是概率。对概率应当用哪种损失？
# source: another loss
def reconstruction_loss(x, logits):
    x, logits = floats(x, logits)
    s = (1 + np.tanh(logits / 2)) / 2
    return np.sum((x - s) ** 2)
