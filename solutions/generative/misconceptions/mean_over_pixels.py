# exercise: reconstruction_loss
# title: Averages over the pixels
# title.zh: 对各像素取了平均
# hint: Is the loss a sum over pixels or a mean? It decides how much the divergence weighs.
# hint.zh: 损失是对像素求和还是取平均？这决定了散度所占的分量。
# source: averaging is a habit
def reconstruction_loss(x, logits):
    x, logits = floats(x, logits)
    return np.mean(np.logaddexp(0, logits) - x * logits)
