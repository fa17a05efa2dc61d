"""Every link of the chain rule written out as in the notes: 1/D, -1/(1 - D), D (1 - D); long doubles inside."""

import numpy as np

wide = np.longdouble


def as_wide(values):
    return np.array(values).astype(wide)


def sigma(s):
    return 1 / (1 + np.exp(-s))


def net(x, theta_d):
    u = as_wide(theta_d)
    return u[0] + u[1] * x + u[2] * x * x


def generator(z, theta_g):
    a, b = as_wide(theta_g)
    return (a * as_wide(z) + b).astype(float)


def discriminator(x, theta_d):
    return sigma(net(as_wide(x), theta_d)).astype(float)


def log_of_d(s):
    small = np.log1p(np.exp(-abs(s)))
    return np.where(s > 0, -small, s - small)


def log_of_not_d(s):
    return log_of_d(-s)


def discriminator_value(x_real, x_fake, theta_d):
    real, fake = log_of_d(net(as_wide(x_real), theta_d)), log_of_not_d(net(as_wide(x_fake), theta_d))
    return float(real.mean() + fake.mean())


def discriminator_gradient(x_real, x_fake, theta_d):
    grad = np.zeros(3)
    for x, outer in ((x_real, lambda d: 1 / d), (x_fake, lambda d: -1 / (1 - d))):
        x = as_wide(x)
        d = sigma(net(x, theta_d))
        chain = outer(d) * d * (1 - d)
        grad = grad + np.array([(chain * f).mean() for f in (x**0, x, x**2)])
    return grad.astype(float)


def generator_loss(z, theta_d, theta_g, saturating=False):
    a, b = as_wide(theta_g)
    s = net(a * as_wide(z) + b, theta_d)
    return float(log_of_not_d(s).mean()) if saturating else float(-log_of_d(s).mean())


def generator_gradient(z, theta_d, theta_g, saturating=False):
    (a, b), (_, u1, u2), z = as_wide(theta_g), as_wide(theta_d), as_wide(z)
    x = a * z + b
    d = sigma(net(x, theta_d))
    d_loss = -1 / (1 - d) if saturating else -1 / d
    chain = d_loss * d * (1 - d) * (u1 + 2 * u2 * x)
    return np.array([np.average(chain * z), np.average(chain)], dtype=float)


def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, saturating=False):
    theta_d, theta_g = np.array(theta_d, dtype=float), np.array(theta_g, dtype=float)
    history = []
    for t in range(np.shape(real)[0]):
        for j in range(np.shape(real)[1]):
            fake = generator(noise_d[t][j], theta_g)
            theta_d = theta_d + eta_d * discriminator_gradient(real[t][j], fake, theta_d)
        loss = generator_loss(noise_g[t], theta_d, theta_g, saturating)
        theta_g = theta_g - eta_g * generator_gradient(noise_g[t], theta_d, theta_g, saturating)
        history.append(loss)
    return theta_d, theta_g, history
