# row: 75
# title: Text that breaks JSON and XML
# class: R
# walls: none
# expect: broken raised


class Odd(ValueError):
    pass


Odd.__name__ = "]]></x>\0\ud800NaN"


def relu(x):
    raise Odd("]]></testcase>\0\ud800\ud834 \"}], NaN, Infinity\u2028\uffff")
