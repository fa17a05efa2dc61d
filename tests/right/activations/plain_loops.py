import math


def elementwise(f, x):
    if hasattr(x, "tolist"):
        x = x.tolist()
    if isinstance(x, (list, tuple)):
        return [elementwise(f, item) for item in x]
    return f(x)


def sigma(v):
    if v < 0:
        e = math.exp(v)
        return e / (1.0 + e)
    return 1.0 / (1.0 + math.exp(-v))


def th(v):
    if v < 0:
        return -th(-v)
    e = math.exp(-2.0 * v)
    return (1.0 - e) / (1.0 + e)


def sigmoid(x):
    return elementwise(sigma, x)


def sigmoid_derivative(x):
    return elementwise(lambda v: sigma(v) * (1.0 - sigma(v)), x)


def tanh(x):
    return elementwise(th, x)


def tanh_derivative(x):
    return elementwise(lambda v: 1.0 - th(v) ** 2, x)


def relu(x):
    return elementwise(lambda v: v if v > 0 else 0, x)


def relu_derivative(x):
    return elementwise(lambda v: 1 if v > 0 else 0, x)
