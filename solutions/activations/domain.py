"""The arguments that each exercise's contract allows."""


def _values(draw, limit):
    m, n = draw.size("m", 1, 5, 9), draw.size("n", 1, 5, 40)
    return draw.array("x", draw.choice("shape", [(), (n,), (m, n), (2, m, n)]), limit)


def sigmoid(draw):
    return (_values(draw, 1e4),)


sigmoid_derivative = tanh = sigmoid


def tanh_derivative(draw):
    return (_values(draw, 1e4),)


def relu(draw):
    return (_values(draw, 1e3),)


relu_derivative = relu
