# row: 3
# title: A result that equals everything
# class: T
# walls: none
# expect: failed unsupported


class Same:
    def __eq__(self, other):
        return True

    __lt__ = __le__ = __gt__ = __ge__ = __eq__
    __hash__ = None

    def __sub__(self, other):
        return 0.0

    __rsub__ = __abs__ = __sub__


def relu(x):
    return Same()
