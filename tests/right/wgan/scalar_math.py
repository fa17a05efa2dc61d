"""math.fsum on scalars, tuples as results, recursion over rounds; the distance as the area between two staircases."""

import math

import numpy as np


def score(x, u0, u1, u2):
    return math.fsum((u0, u1 * x, u2 * x**2))


def mean(values):
    values = list(values)
    return math.fsum(values) / len(values)


def plain(values):
    return [float(v) for v in values]


def critic(x, theta_d):
    return tuple(score(v, *plain(theta_d)) for v in plain(x))


def critic_value(x_real, x_fake, theta_d):
    return np.float64(mean(critic(x_real, theta_d)) - mean(critic(x_fake, theta_d)))


def critic_gradient(x_real, x_fake, theta_d):
    pairs = list(zip(plain(x_real), plain(x_fake)))
    return tuple(mean(r**i - f**i for r, f in pairs) for i in (0, 1, 2))


def clip_weights(theta, c):
    return tuple(sorted((-float(c), v, float(c)))[1] for v in plain(theta))


def generator_loss(z, theta_d, theta_g):
    a, b = plain(theta_g)
    return -mean(critic([a * v + b for v in plain(z)], theta_d))


def generator_gradient(z, theta_d, theta_g):
    (a, b), (_, u1, u2) = plain(theta_g), plain(theta_d)
    slopes = [(v, u1 + 2 * u2 * (a * v + b)) for v in plain(z)]
    return -mean(v * s for v, s in slopes), -mean(s for _, s in slopes)


def climb(pairs, theta_d, theta_g, eta_d, c):
    if not pairs:
        return theta_d
    x, z = pairs[0]
    a, b = plain(theta_g)
    grad = critic_gradient(x, [a * v + b for v in plain(z)], theta_d)
    theta_d = clip_weights([u + eta_d * g for u, g in zip(plain(theta_d), grad)], c)
    return climb(pairs[1:], theta_d, theta_g, eta_d, c)


def train(real, noise_d, noise_g, theta_d, theta_g, eta_d, eta_g, c):
    if len(real) == 0:
        return plain(theta_d), plain(theta_g), []
    theta_d = climb(list(zip(real[0], noise_d[0])), theta_d, theta_g, eta_d, c)
    a, b = plain(theta_g)
    value = critic_value(real[0][-1], [a * v + b for v in plain(noise_d[0][-1])], theta_d)
    theta_g = [p - eta_g * g for p, g in zip((a, b), generator_gradient(noise_g[0], theta_d, theta_g))]
    rest = train(real[1:], noise_d[1:], noise_g[1:], theta_d, theta_g, eta_d, eta_g, c)
    return rest[0], rest[1], [float(value), *rest[2]]


def wasserstein_distance(x, y):
    x, y = sorted(plain(x)), sorted(plain(y))
    places = sorted(set(x + y))
    area = 0.0
    for left, right in zip(places, places[1:]):
        area += (right - left) * abs(sum(v <= left for v in x) - sum(v <= left for v in y))
    return area / len(x)
