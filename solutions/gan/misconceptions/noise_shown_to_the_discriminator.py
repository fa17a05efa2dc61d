# exercise: generator_loss
# title: Shows the noise itself to D
# title.zh: 把噪声直接交给了判别器
# hint: Does your loss change when theta_g changes?
# hint.zh: theta_g 改变时，你的损失会改变吗？
def generator_loss(z, theta_d, theta_g, saturating=False):
    logits = _logits(z, theta_d)
    return float(np.mean(_log_sigmoid(-logits)) if saturating else -np.mean(_log_sigmoid(logits)))
