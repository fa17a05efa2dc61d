# row: 27
# title: An object that claims to be a float
# class: T
# walls: none
# expect: failed unsupported


class Spoof:
    __class__ = property(lambda self: float)

    def __eq__(self, other):
        return True

    __hash__ = None


def relu(x):
    return Spoof()
