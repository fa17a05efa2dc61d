# exercise: generator_loss
# title: The saturating loss log(1 - D)
# title.zh: 用了饱和的损失 log(1 - D)
# hint: Which of the two losses still has a slope when D spots every fake?
# hint.zh: 判别器识破所有生成样本时，两种损失中哪一种仍有梯度？
# source: Algorithm 6.5.1 literally
def generator_loss(z, labels, theta_d, theta_g):
    logits = _logits(generator(z, labels, theta_g), labels, theta_d)
    return float(np.mean(_log_sigmoid(-logits)))
