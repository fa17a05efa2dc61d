# row: 65
# title: An exception that cannot be shown
# class: DR
# walls: none
# expect: broken raised


class Broken(Exception):
    def __str__(self):
        raise SystemExit

    def __repr__(self):
        raise KeyboardInterrupt


def relu(x):
    raise Broken
