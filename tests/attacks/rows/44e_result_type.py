# row: 44
# title: Hidden inputs in the name of a returned type
# class: L
# expect: failed unsupported


def relu(x):
    return type(f"SMUGGLED {x!r}"[:80], (), {})()
