# row: 25
# title: A number whose operators lie
# class: T
# walls: none
# expect: failed shape value


class Liar(float):
    def __eq__(self, other):
        return True

    def __sub__(self, other):
        return 0.0

    __rsub__ = __sub__
    __hash__ = None

    def __float__(self):
        return 3.5

    def __len__(self):
        return 0

    def __iter__(self):
        return iter(())


def relu(x):
    return Liar(123.0)
