# exercise: generator_loss
# title: Has the two losses the wrong way round
# title.zh: 两种损失弄反了
# hint: Which of the two formulas goes flat when D spots every fake? That one is called saturating.
# hint.zh: 当判别器识破所有生成数据时，哪一个公式变得平坦？那一个才叫饱和形式。
def generator_loss(z, theta_d, theta_g, saturating=False):
    logits = _logits(generator(z, theta_g), theta_d)
    return float(-np.mean(_log_sigmoid(logits)) if saturating else np.mean(_log_sigmoid(-logits)))
