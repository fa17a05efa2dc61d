"""Every gradient by complex steps through the definitions."""

import numpy as np

H = 1e-40


def steps_along(function, point):
    """Gradient of a real function by imaginary steps."""
    point = np.asarray(point, dtype=float)
    grad = np.empty(point.shape)
    for place in np.ndindex(point.shape):
        moved = point.astype(complex)
        moved[place] += 1j * H
        grad[place] = function(moved).imag / H
    return grad


def loss(x, label, W, b):
    s = W @ x + b
    top = s[np.argmax(s.real)]
    return np.log(np.sum(np.exp(s - top))) + top - s[label]


def input_gradient(x, label, W, b):
    W, b = np.asarray(W, dtype=float), np.asarray(b, dtype=float)
    return steps_along(lambda image: loss(image, label, W, b), x)


def fgsm(x, label, W, b, eps):
    moved = [v + eps * s for v, s in zip(x, np.sign(input_gradient(x, label, W, b)))]
    return [sorted((0.0, float(v), 1.0))[1] for v in moved]


def adversarial_loss(x, label, W, b, eps, alpha):
    W, b, seen = np.asarray(W, dtype=float), np.asarray(b, dtype=float), np.array(fgsm(x, label, W, b, eps))
    return alpha * loss(np.asarray(x, dtype=float), label, W, b) + (1 - alpha) * loss(seen, label, W, b)


def adversarial_gradients(x, label, W, b, eps, alpha):
    seen = np.array(fgsm(x, label, W, b, eps))
    x, W, b = (np.asarray(a, dtype=float) for a in (x, W, b))

    def total(theta):
        V, a = theta[:, :-1], theta[:, -1]
        return alpha * loss(x, label, V, a) + (1 - alpha) * loss(seen, label, V, a)

    grad = steps_along(total, np.column_stack([W, b]))
    return grad[:, :-1], grad[:, -1]


def sigmoid(s):
    e = np.exp(np.where(s.real > 0, -s, s))
    return np.where(s.real > 0, 1, e) / (1 + e)


def generator(z, A, c):
    return sigmoid(np.asarray(A, dtype=float) @ np.asarray(z, dtype=float) + np.asarray(c, dtype=float))


def reconstruction_error(x, z, A, c):
    return sum((float(g) - float(v)) ** 2 for g, v in zip(generator(z, A, c), x))


def reconstruction_gradient(x, z, A, c):
    x, A, c = (np.asarray(a, dtype=float) for a in (x, A, c))
    return steps_along(lambda moved: np.sum((sigmoid(A @ moved + c) - x) ** 2), z)


def project(x, z_starts, A, c, eta, steps):
    found = {}
    for z in np.array(z_starts, dtype=float):
        count = 0
        while count < steps:
            z -= eta * reconstruction_gradient(x, z, A, c)
            count += 1
        found[reconstruction_error(x, z, A, c)] = z.copy()
    least = min(found)
    return found[least], least


def defend(x, z_starts, W, b, A, c, eta, steps):
    picture = generator(project(x, z_starts, A, c, eta, steps)[0], A, c)
    scores = [float(np.dot(row, picture)) + float(bias) for row, bias in zip(np.asarray(W, dtype=float), b)]
    return max(range(len(scores)), key=scores.__getitem__)
