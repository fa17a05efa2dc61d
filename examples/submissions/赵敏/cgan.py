# 赵敏  条件生成对抗网络
import math
import numpy as np

def real_array(values):
    return np.asarray(values, dtype=np.float64)

def groups(labels):
    labels = np.asarray(labels)
    return [(c, np.flatnonzero(labels == c)) for c in sorted(set(labels.tolist()))]

def one_hot(labels, K):
    return np.eye(K, dtype=np.int64)[np.asarray(labels)].tolist()

def generator(z, labels, theta_g):
    z, theta_g, out = (real_array(z), real_array(theta_g), np.empty(len(z)))
    for c, where in groups(labels):
        out[where] = theta_g[0] * z[where] + theta_g[1 + c]
    return out

def logits(x, labels, theta_d):
    x, theta_d, out = (real_array(x), real_array(theta_d), np.empty(len(x)))
    for c, where in groups(labels):
        out[where] = np.polyval(theta_d[c, ::-1], x[where])
    return out

def log_d(s):
    return np.array([-math.log1p(math.exp(-v)) if v > 0 else v - math.log1p(math.exp(v)) for v in s])

def discriminator(x, labels, theta_d):
    return np.exp(log_d(logits(x, labels, theta_d)))

def discriminator_value(x_real, x_fake, labels, theta_d):
    return math.fsum(log_d(logits(x_real, labels, theta_d))) / len(labels) + math.fsum(log_d(-logits(x_fake, labels, theta_d))) / len(labels)

def discriminator_gradient(x_real, x_fake, labels, theta_d):
    grad = np.zeros((len(theta_d), 3))
    for c, where in groups(labels):
        real, fake = (real_array(x_real)[where], real_array(x_fake)[where])
        some = [c] * len(where)
        up, down = (1 - discriminator(real, some, theta_d), discriminator(fake, some, theta_d))
        grad[c] = [(up @ real ** p - down @ fake ** p) / len(labels) for p in range(3)]
    return grad

def generator_loss(z, labels, theta_d, theta_g):
    return math.fsum(-log_d(logits(generator(z, labels, theta_g), labels, theta_d))) / len(labels)

def generator_gradient(z, labels, theta_d, theta_g):
    x, theta_d, grad = (generator(z, labels, theta_g), real_array(theta_d), np.zeros(len(theta_g)))
    for c, where in groups(labels):
        d = discriminator(x[where], [c] * len(where), theta_d)
        slope = (d - 1) * np.polyval([2 * theta_d[c, 2], theta_d[c, 1]], x[where]) / len(labels)
        grad[0] += slope @ real_array(z)[where]
        grad[1 + c] = slope.sum()
    return grad

def train(real, labels, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g):
    if len(real) == 0:
        return (real_array(theta_d), real_array(theta_g), ())
    c = labels[0]
    up = discriminator_gradient(real[0], generator(noise_d[0], c, theta_g), c, theta_d)
    theta_d = real_array(theta_d) + eta_d * up
    loss = generator_loss(noise_g[0], c, theta_d, theta_g)
    theta_g = real_array(theta_g) - eta_g * generator_gradient(noise_g[0], c, theta_d, theta_g)
    rest = train(real[1:], labels[1:], noise_d[1:], noise_g[1:], theta_d, theta_g, eta_d, eta_g)
    return (rest[0], rest[1], (loss, *rest[2]))
