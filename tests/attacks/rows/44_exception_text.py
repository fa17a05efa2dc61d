# row: 44
# title: Hidden inputs in an exception's text
# class: L
# expect: broken raised


def relu(x):
    raise ValueError(f"SMUGGLED {x!r}")
