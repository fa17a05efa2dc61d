# exercise: discriminator
# title: Gives the probability that a sample is a fake
# title.zh: 给出的是样本为生成数据的概率
# hint: If the logit grows, which way should D go? And what does D(x) near 1 stand for in V(D, G)?
# hint.zh: 对数几率变大时，D 应该变大还是变小？在 V(D, G) 中，D(x) 接近 1 表示什么？
def discriminator(x, theta_d):
    return np.exp(_log_sigmoid(-_logits(x, theta_d)))
