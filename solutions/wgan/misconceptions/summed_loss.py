# exercise: generator_loss
# title: Sums over the batch in place of the mean
# title.zh: 对批次求和而不是取平均
# hint: Show every noise twice: should the loss double?
# hint.zh: 让每个噪声出现两次：损失应该加倍吗？
# source: expectation and sum mixed up
def generator_loss(z, theta_d, theta_g):
    return -float(np.sum(critic(_fakes(z, theta_g), theta_d)))
