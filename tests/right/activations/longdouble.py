import numpy as np

print("activations, extended precision")


def _wide(x):
    return np.asarray(x).astype(np.longdouble)


def _decay(x):
    return np.exp(-np.abs(_wide(x)))


def sigmoid(x):
    e = _decay(x)
    return np.where(_wide(x) < 0, e / (1 + e), 1 / (1 + e))


def sigmoid_derivative(x):
    e = _decay(x)
    return e / (1 + e) ** 2


def tanh(x):
    e = _decay(x) ** 2
    return np.copysign((1 - e) / (1 + e), _wide(x))


def tanh_derivative(x):
    e = _decay(x) ** 2
    return 4 * e / (1 + e) ** 2


def relu(x):
    return np.where(_wide(x) > 0, _wide(x), 0)


def relu_derivative(x):
    return (_wide(x) > 0).astype(int)


if __name__ == "__main__":
    print(sigmoid([0.0, np.log(3)]))
