"""einsum; float32 is kept where it is given."""

import numpy as np


def floats(a):
    a = np.asarray(a)
    return a if a.dtype.kind == "f" else a.astype(float)


def scores(x, W, b):
    return np.einsum("md,d->m", floats(W), floats(x)) + floats(b)


def softmax(s):
    e = np.exp(s - s.max())
    return e / e.sum()


def one_hot(label, size, dtype):
    return np.eye(size, dtype=dtype)[label]


def delta(x, label, W, b):
    p = softmax(scores(x, W, b))
    return p - one_hot(label, len(p), p.dtype)


def surprise(x, label, W, b):
    s = scores(x, W, b)
    s = s - s[label]
    return np.logaddexp.reduce(s)


def input_gradient(x, label, W, b):
    return np.einsum("m,md->d", delta(x, label, W, b), floats(W))


def fgsm(x, label, W, b, eps):
    direction = np.sign(input_gradient(x, label, W, b))
    return (floats(x) + eps * direction).clip(0, 1)


def adversarial_loss(x, label, W, b, eps, alpha):
    seen = fgsm(x, label, W, b, eps)
    return alpha * surprise(x, label, W, b) + (1 - alpha) * surprise(seen, label, W, b)


def adversarial_gradients(x, label, W, b, eps, alpha):
    seen = fgsm(x, label, W, b, eps)
    one, two = alpha * delta(x, label, W, b), (1 - alpha) * delta(seen, label, W, b)
    return np.einsum("m,d->md", one, floats(x)) + np.einsum("m,d->md", two, seen), one + two


def generator(z, A, c):
    s = scores(z, A, c)
    e = np.exp(-abs(s))
    return np.where(s >= 0, 1 / (1 + e), e / (1 + e))


def reconstruction_error(x, z, A, c):
    gap = generator(z, A, c) - floats(x)
    return np.einsum("d,d->", gap, gap)


def reconstruction_gradient(x, z, A, c):
    g = generator(z, A, c)
    return np.einsum("d,d,dk->k", 2 * (g - floats(x)), g * (1 - g), floats(A))


def project(x, z_starts, A, c, eta, steps):
    best = None
    for z in floats(z_starts):
        for _ in range(steps):
            z = z - eta * reconstruction_gradient(x, z, A, c)
        error = reconstruction_error(x, z, A, c)
        if best is None or error < best[1]:
            best = [z, error]
    return best


def defend(x, z_starts, W, b, A, c, eta, steps):
    return np.argsort(scores(generator(project(x, z_starts, A, c, eta, steps)[0], A, c), W, b))[-1]
