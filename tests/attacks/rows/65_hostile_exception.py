# row: 65
# title: An exception whose text is long, coloured and scripted
# class: DR
# walls: none
# expect: broken raised


class Loud(Exception):
    def __str__(self):
        return "\x1b[2J\x1b]52;c;aGk=\x07<script>alert(1)</script>\u202e" * 100_000

    __repr__ = __str__


def relu(x):
    raise Loud
