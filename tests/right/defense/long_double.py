"""Jacobians multiplied one after the other, in long doubles inside; recursion over steps."""

import numpy as np

wide = np.longdouble


def L(a):
    return np.asarray(a).astype(wide)


def softmax(s):
    e = np.exp(s - s.max())
    return e / e.sum()


def through_softmax(x, label, W, b):
    """dL/ds = (dL/dp) (dp/ds), kept finite by dividing p out by hand."""
    p = softmax(L(W) @ L(x) + L(b))
    jacobian = -np.outer(np.eye(len(p))[label], p).sum(axis=0) + np.eye(len(p))[label]
    return -jacobian


def surprise(x, label, W, b):
    s = L(W) @ L(x) + L(b)
    return np.log(np.exp(s - s.max()).sum()) + s.max() - s[label]


def input_gradient(x, label, W, b):
    return (through_softmax(x, label, W, b) @ L(W)).astype(float)


def fgsm(x, label, W, b, eps):
    step = np.sign((through_softmax(x, label, W, b) @ L(W)))
    return np.clip(L(x) + wide(eps) * step, 0, 1).astype(float)


def adversarial_loss(x, label, W, b, eps, alpha):
    images = (x, wide(alpha)), (fgsm(x, label, W, b, eps), 1 - wide(alpha))
    return float(sum(share * surprise(image, label, W, b) for image, share in images))


def adversarial_gradients(x, label, W, b, eps, alpha):
    images = (x, wide(alpha)), (fgsm(x, label, W, b, eps), 1 - wide(alpha))
    deltas = [(share * through_softmax(image, label, W, b), L(image)) for image, share in images]
    return sum(np.outer(d, image) for d, image in deltas).astype(float), sum(d for d, _ in deltas).astype(float)


def draw(z, A, c):
    s = L(A) @ L(z) + L(c)
    return 1 / (1 + np.exp(-s))


def generator(z, A, c):
    return draw(z, A, c).astype(float)


def reconstruction_error(x, z, A, c):
    return float(((draw(z, A, c) - L(x)) ** 2).sum())


def slope(x, z, A, c):
    g = draw(z, A, c)
    return (2 * (g - L(x))) @ np.diag(g * (1 - g)) @ L(A)


def reconstruction_gradient(x, z, A, c):
    return slope(x, z, A, c).astype(float)


def descend(x, z, A, c, eta, steps):
    return z if steps == 0 else descend(x, z - wide(eta) * slope(x, z, A, c), A, c, eta, steps - 1)


def project(x, z_starts, A, c, eta, steps):
    ends = [descend(x, L(z), A, c, eta, steps) for z in z_starts]
    errors = [reconstruction_error(x, end, A, c) for end in ends]
    best = int(np.argmin(errors))
    return ends[best].astype(float), errors[best]


def defend(x, z_starts, W, b, A, c, eta, steps):
    z, _ = project(x, z_starts, A, c, eta, steps)
    return float(np.argmax(L(W) @ draw(z, A, c) + L(b)))
