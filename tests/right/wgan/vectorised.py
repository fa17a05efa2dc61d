"""polyval for the networks, moments for the gradients, copies that are changed in place."""

import numpy as np


def real(a):
    return np.array(a, dtype=float)


def critic(x, theta_d):
    return np.polyval(real(theta_d)[::-1], real(x))


def critic_value(x_real, x_fake, theta_d):
    return critic(x_real, theta_d).mean() - critic(x_fake, theta_d).mean()


def critic_gradient(x_real, x_fake, theta_d):
    x_real, x_fake = real(x_real), real(x_fake)
    return np.array([0.0, (x_real - x_fake).mean(), (x_real**2 - x_fake**2).mean()])


def clip_weights(theta, c):
    theta = real(theta)
    theta[theta > c] = c
    theta[theta < -c] = -c
    return theta


def generator_loss(z, theta_d, theta_g):
    return np.array(-critic(np.polyval(real(theta_g), real(z)), theta_d).mean())


def generator_gradient(z, theta_d, theta_g):
    slope = np.polyval(np.polyder(real(theta_d)[::-1]), np.polyval(real(theta_g), real(z)))
    # polyder drops a leading zero, never the constant
    return -np.array([slope @ real(z), slope.sum()]) / len(z)


def train(real_data, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, c):
    real_data, noise_d, noise_g = real(real_data), real(noise_d), real(noise_g)
    theta_d, theta_g = real(theta_d), real(theta_g)
    rounds, k, _ = real_data.shape
    history = np.empty(rounds)
    for t in range(rounds):
        for j in range(k):
            theta_d += eta_d * critic_gradient(real_data[t, j], np.polyval(theta_g, noise_d[t, j]), theta_d)
            np.clip(theta_d, -c, c, out=theta_d)
        history[t] = critic_value(real_data[t, k - 1], np.polyval(theta_g, noise_d[t, k - 1]), theta_d)
        theta_g -= eta_g * generator_gradient(noise_g[t], theta_d, theta_g)
    return theta_d, theta_g, history


def wasserstein_distance(x, y):
    x, y = real(x), real(y)
    x.sort()
    y.sort()
    return np.linalg.norm(x - y, 1) / x.size
