# row: 19
# title: One number for an array
# class: T
# exercise: relu_derivative
# expect: failed shape value
# at-most: 2


def relu_derivative(x):
    return 1.0
