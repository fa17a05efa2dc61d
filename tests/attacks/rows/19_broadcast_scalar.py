# row: 19
# title: One number for an array
# class: T
# walls: none
# exercise: relu_derivative
# expect: failed shape value


def relu_derivative(x):
    return 1.0
