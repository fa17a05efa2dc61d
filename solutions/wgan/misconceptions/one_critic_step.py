# exercise: train
# title: Makes one step of the critic a round, whatever k is
# title.zh: 无论 k 是多少，critic 每轮只更新一步
# hint: How many batches of real data come with one round, and how many of them does your critic see?
# hint.zh: 每一轮提供了多少个真实批次？你的 critic 用到了几个？
# source: the inner loop forgotten
def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, c):
    history = []
    for real_batches, noise_batches, z_g in zip(real, noise_d, noise_g, strict=True):
        for x_real, z_d in [(real_batches[0], noise_batches[0])]:
            x_fake = _fakes(z_d, theta_g)
            theta_d = clip_weights(theta_d + eta_d * critic_gradient(x_real, x_fake, theta_d), c)
        history.append(critic_value(x_real, x_fake, theta_d))
        theta_g = theta_g - eta_g * generator_gradient(z_g, theta_d, theta_g)
    return theta_d, theta_g, np.array(history)
