# row: 62
# title: A dict of colliding keys
# class: D
# walls: none
# expect: failed unsupported


def relu(x):
    return {i * (2**61 - 1): 0 for i in range(2000)}
