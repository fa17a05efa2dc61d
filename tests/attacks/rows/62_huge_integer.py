# row: 62
# title: An integer of forty million bits
# class: D
# expect: failed unsupported


def relu(x):
    return 1 << 40_000_000
