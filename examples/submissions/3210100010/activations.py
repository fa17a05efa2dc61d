import numpy as np


def sigmoid(x):
    """The logistic function 1 / (1 + e^-x) of Table 6.1, element by element.

    x: scalar or array of any shape, abs(x) up to 1e4. Returns the same shape.
    """
    raise NotImplementedError("sigmoid")


def sigmoid_derivative(x):
    """The derivative of the sigmoid at the pre-activation x (Table 6.1), element by element.

    x: scalar or array of any shape, abs(x) up to 1e4. Returns the same shape.
    """
    raise NotImplementedError("sigmoid_derivative")


def tanh(x):
    """The hyperbolic tangent of Table 6.1, element by element.

    x: scalar or array of any shape, abs(x) up to 1e4. Returns the same shape.
    """
    raise NotImplementedError("tanh")


def tanh_derivative(x):
    """The derivative of tanh at the pre-activation x (Table 6.1), element by element.

    x: scalar or array of any shape, abs(x) up to 1e4. Returns the same shape.
    """
    raise NotImplementedError("tanh_derivative")


def relu(x):
    """The rectified linear unit of Table 6.1, element by element.

    x: scalar or array of any shape. Returns the same shape.
    """
    raise NotImplementedError("relu")


def relu_derivative(x):
    """The derivative of ReLU (Table 6.1), element by element: 1 for x > 0, else 0, also at x = 0.

    x: scalar or array of any shape. Returns the same shape.
    """
    raise NotImplementedError("relu_derivative")
