# exercise: generator_loss
# title: Loses the minus of -log D(G(z))
# title.zh: 丢掉了 -log D(G(z)) 的负号
# hint: G minimises its loss. If D is fooled more often, should the loss rise or fall?
# hint.zh: 生成器要最小化损失。判别器越容易受骗，损失应该变大还是变小？
def generator_loss(z, theta_d, theta_g, saturating=False):
    logits = _logits(generator(z, theta_g), theta_d)
    return float(np.mean(_log_sigmoid(-logits)) if saturating else np.mean(_log_sigmoid(logits)))
