"""The chain rule with matrices, in long doubles inside."""

import numpy as np

wide = np.longdouble


def L(values):
    return np.asarray(values).astype(wide)


def F(x):
    x = L(x)
    return np.column_stack([x**0, x, x**2])


def critic(x, theta_d):
    return (F(x) * L(theta_d)).sum(axis=1).astype(float)


def critic_value(x_real, x_fake, theta_d):
    both = np.concatenate([F(x_real), -F(x_fake)])
    return float((both * L(theta_d)).sum() / len(x_real))


def critic_gradient(x_real, x_fake, theta_d):
    return (F(x_real).mean(axis=0) - F(x_fake).mean(axis=0)).astype(float)


def clip_weights(theta, c):
    theta, c = L(theta), wide(c)
    return ((abs(theta + c) - abs(theta - c)) / 2).astype(float)


def generator_loss(z, theta_d, theta_g):
    return float(-(F(F(z)[:, 1::-1] @ L(theta_g)) @ L(theta_d)).mean())


def generator_gradient(z, theta_d, theta_g):
    Z = F(z)[:, 1::-1]
    jacobian = np.column_stack([np.zeros(len(Z)), np.ones(len(Z)), 2 * (Z @ L(theta_g))])
    return (-(jacobian @ L(theta_d)) @ Z / len(Z)).astype(float)


def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, c):
    theta_d, theta_g = L(theta_d), L(theta_g)
    real, noise_d, noise_g = L(real), L(noise_d), L(noise_g)
    history = []
    for t in range(real.shape[0]):
        fakes = theta_g[0] * noise_d[t] + theta_g[1]
        for j in range(real.shape[1]):
            theta_d = np.clip(theta_d + eta_d * critic_gradient(real[t, j], fakes[j], theta_d), -wide(c), wide(c))
        history.append(critic_value(real[t, -1], fakes[-1], theta_d))
        theta_g = theta_g - eta_g * generator_gradient(noise_g[t], theta_d, theta_g)
    return theta_d.astype(float), theta_g.astype(float), np.array(history)


def wasserstein_distance(x, y):
    pairs = np.sort(np.stack([L(x), L(y)]), axis=1)
    return float(np.ptp(pairs, axis=0).mean())
