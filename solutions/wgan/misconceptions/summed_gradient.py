# exercise: critic_gradient
# title: Sums over the batch in place of the mean
# title.zh: 对批次求和而不是取平均
# hint: Show every sample twice: should the gradient double?
# hint.zh: 让每个样本出现两次：梯度应该加倍吗？
# source: expectation and sum mixed up
def critic_gradient(x_real, x_fake, theta_d):
    return np.sum(_features(x_real) - _features(x_fake), axis=0)
