# exercise: critic_gradient
# title: Leaves the fake batch out
# title.zh: 漏掉了生成的批次
# hint: The value has two terms. Both depend on the critic's parameters.
# hint.zh: 目标值有两项，两项都依赖 critic 的参数。
# source: one of two passes forgotten
def critic_gradient(x_real, x_fake, theta_d):
    return np.mean(_features(x_real), axis=0)
