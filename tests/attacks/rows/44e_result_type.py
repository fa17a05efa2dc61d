# row: 44
# title: Hidden inputs in the name of a returned type
# class: L
# walls: none
# expect: failed unsupported


def relu(x):
    return type(f"SMUGGLED {x!r}"[:80], (), {})()
