# row: 65
# title: A result whose conversion raises, hangs and lies about itself
# class: DR
# walls: none
# expect: failed unsupported


class Meta(type):
    __name__ = property(lambda cls: "\x1b[2J" * 1000)

    def __str__(cls):
        raise SystemExit

    __repr__ = __str__


class Odd(metaclass=Meta):
    def __array__(self, *arguments, **options):
        raise SystemError("\x1b[31m")

    def __float__(self):
        raise KeyboardInterrupt


def relu(x):
    return Odd()
