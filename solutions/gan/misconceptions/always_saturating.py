# exercise: generator_loss
# title: Always gives the saturating loss
# title.zh: 总是使用饱和形式的损失
# hint: The notes replace log(1 - D(G(z))) by another loss early in training. Where does your code look at the flag?
# hint.zh: 讲义在训练初期用另一种损失代替 log(1 - D(G(z)))。你的代码在哪里用到了这个开关？
def generator_loss(z, theta_d, theta_g, saturating=False):
    logits = _logits(generator(z, theta_g), theta_d)
    return float(np.mean(_log_sigmoid(-logits)))
