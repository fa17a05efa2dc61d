# row: 44
# title: Hidden inputs in an exception's name, passed off as builtin
# class: L
# walls: none
# expect: broken raised

import builtins


def relu(x):
    kind = type(f"SMUGGLED {x!r}"[:80], (Exception,), {})
    builtins.__dict__[kind.__name__] = kind
    raise kind
