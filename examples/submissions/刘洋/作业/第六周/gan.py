# 第六周作业 生成对抗网络    刘洋
import numpy as np


def 激活(x):
    # exp 的自变量限制在 [-500, 500]，防止溢出
    return 1 / (1 + np.exp(-np.clip(np.asarray(x, float), -500, 500)))


def generator(z, theta_g):
    a, b = theta_g
    return a * np.asarray(z, float) + b


def discriminator(x, theta_d):
    u0, u1, u2 = theta_d
    x = np.asarray(x, float)
    return 激活(u0 + u1 * x + u2 * x ** 2)


def discriminator_value(x_real, x_fake, theta_d):
    真 = discriminator(x_real, theta_d)
    假 = discriminator(x_fake, theta_d)
    return np.mean(np.log(真)) + np.mean(np.log(1 - 假))


def discriminator_gradient(x_real, x_fake, theta_d):
    x_real, x_fake = np.asarray(x_real, float), np.asarray(x_fake, float)
    e_真 = 1 - discriminator(x_real, theta_d)
    e_假 = discriminator(x_fake, theta_d)
    g = []
    for k in range(3):
        g.append(np.mean(e_真 * x_real ** k) - np.mean(e_假 * x_fake ** k))
    return np.array(g)


def generator_loss(z, theta_d, theta_g, saturating=False):
    D = discriminator(generator(z, theta_g), theta_d)
    return np.mean(np.log(1 - D))


def generator_gradient(z, theta_d, theta_g, saturating=False):
    z = np.asarray(z, float)
    x = generator(z, theta_g)
    D = discriminator(x, theta_d)
    d = -D * (theta_d[1] + 2 * theta_d[2] * x)
    return np.array([np.mean(d * z), np.mean(d)])


def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, saturating=False):
    theta_d, theta_g = np.array(theta_d, float), np.array(theta_g, float)
    history = []
    for t in range(len(real)):
        for j in range(len(real[t])):
            x_fake = generator(noise_d[t][j], theta_g)
            theta_d = theta_d + eta_d * discriminator_gradient(real[t][j], x_fake, theta_d)
        history.append(generator_loss(noise_g[t], theta_d, theta_g, saturating))
        theta_g = theta_g - eta_g * generator_gradient(noise_g[t], theta_d, theta_g, saturating)
    return theta_d, theta_g, history
