# row: 26
# title: A generator as the result
# class: T
# walls: none
# expect: failed unsupported


def relu(x):
    return (value for value in (3.5,))
