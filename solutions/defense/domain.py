"""What the exercises of ``defense`` are called with."""

import numpy as np


def input_gradient(draw):
    classes, size = draw.size("M", low=2, high=5, reach=12), draw.size("D", high=6)
    W, b = draw.array("W", (classes, size), 100.0), draw.array("b", (classes,), 100.0)
    x = draw.array("x", (size,), low=0.0, high=1.0)
    label = int(draw.rng.integers(classes)) if draw.rng.random() < 0.5 else int(np.argmin(W @ x + b))
    for _ in range(size):  # a pixel whose gradient is almost zero gets a column of zeros
        scores = W @ x + b
        p = np.exp(scores - scores.max()) / np.sum(np.exp(scores - scores.max()))
        p[label] = -np.sum(np.delete(p, label))
        W = np.where(np.abs(p @ W) < 1e-5, 0.0, W)
    return x, label, W, b


def fgsm(draw):
    return *input_gradient(draw), draw.number("eps", 0.0, 1.5)


def adversarial_loss(draw):
    return *fgsm(draw), draw.number("alpha", 0.0, 1.0)


adversarial_gradients = adversarial_loss


def generator(draw):
    size, dimension = draw.size("D", high=6), draw.size("d", high=4)
    z, A = draw.array("z", (dimension,), 10.0), draw.array("A", (size, dimension), 20.0)
    return z, A, draw.array("c", (size,), 100.0)


def reconstruction_error(draw):
    z, A, c = generator(draw)
    return draw.array("x", (len(c),), low=0.0, high=1.0), z, A, c


reconstruction_gradient = reconstruction_error


def project(draw):
    size, dimension = draw.size("D", high=5), draw.size("d", high=3)
    x, starts = (
        draw.array("x", (size,), low=0.0, high=1.0),
        draw.array("z_starts", (draw.size("R", high=4, reach=8), dimension), 3),
    )
    A, c = draw.array("A", (size, dimension), 1.5), draw.array("c", (size,), 2.0)
    eta, steps = draw.number("eta", 0.0, 0.1), draw.size("steps", high=8)
    errors, kept = [], []
    for start in starts:  # starts that lead to the same error are left out
        error = _end_error(x, start, A, c, eta, steps)
        if all(abs(error - other) > 1e-5 for other in errors):
            errors.append(error)
            kept.append(start)
    return x, np.array(kept), A, c, eta, steps


def _end_error(x, z, A, c, eta, steps):
    for _ in range(steps):
        g = 1 / (1 + np.exp(-(A @ z + c)))
        z = z - eta * (2 * (g - x) * g * (1 - g)) @ A
    return np.sum((1 / (1 + np.exp(-(A @ z + c))) - x) ** 2)


def defend(draw):
    x, starts, A, c, eta, steps = project(draw)
    classes = draw.size("M", low=2, high=5, reach=12)
    W, b = draw.array("W", (classes, len(x)), 30.0), draw.array("b", (classes,), 30.0)
    best = min(starts, key=lambda start: _end_error(x, start, A, c, eta, steps))
    for _ in range(steps):
        g = 1 / (1 + np.exp(-(A @ best + c)))
        best = best - eta * (2 * (g - x) * g * (1 - g)) @ A
    b[np.argmax(W @ (1 / (1 + np.exp(-(A @ best + c)))) + b)] += 0.02  # a clear winner
    return x, starts, W, b, A, c, eta, steps
