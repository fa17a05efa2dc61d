# row: 61
# title: A result nested a hundred thousand deep
# class: D
# walls: none
# expect: failed unsupported


def relu(x):
    result = []
    for _ in range(100_000):
        result = [result]
    return result
