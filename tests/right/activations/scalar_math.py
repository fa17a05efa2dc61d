import math

import numpy as np


@np.vectorize(otypes=[float])
def sigmoid(v):
    return 1 / (1 + math.exp(-v)) if v > -700 else 0.0


@np.vectorize(otypes=[float])
def sigmoid_derivative(v):
    v = min(abs(float(v)), 700)
    return 1 / (2 + math.exp(v) + math.exp(-v))


tanh = np.vectorize(math.tanh, otypes=[float])


@np.vectorize(otypes=[float])
def tanh_derivative(v):
    return 1 / math.cosh(v) ** 2 if abs(v) < 300 else 0


relu = np.vectorize(lambda v: max(v, 0), otypes=[float])
relu_derivative = np.vectorize(lambda v: int(v > 0), otypes=[int])
