"""Input-domain faults: a reference that is right for all inputs but those of one kind, as students' first versions are.

Such narrow solutions show what a check is good for beside the others: a solution that spoils float32 inputs fails the
check with such inputs and, if that check is needed, no other. What is spoiled keeps its shape and is the same every
time.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

KINDS = {
    "lists": "any(isinstance(value, list) for value in values)",
    "lists of lists": "any(isinstance(value, list) and isinstance((value or [0])[0], list) for value in values)",
    "lists of whole numbers": "any(isinstance(v, list) and numpy.asarray(v).dtype.kind in 'iu' for v in values)",
    "whole numbers": "any(a.dtype.kind in 'iu' and a.ndim for a in arrays)",
    "a whole number": "type(values[0]) is int",
    "float32": "any(a.dtype == numpy.float32 for a in arrays)",
    "Fortran order": "any(a.ndim > 1 and a.flags.f_contiguous and not a.flags.c_contiguous for a in arrays)",
    "axes of size 1": "any(a.ndim > 1 and 1 in a.shape for a in arrays)",
    "a single number": "arrays[0].ndim == 0",
    "one axis": "arrays[0].ndim == 1",
    "a long vector": "arrays[0].ndim == 1 and arrays[0].size > 50",
    "two axes": "arrays[0].ndim == 2",
    "three axes": "arrays[0].ndim >= 3",
    "one element": "any(a.ndim and a.size == 1 for a in arrays)",
    "more than 50 elements": "any(a.size > 50 for a in arrays)",
    "zeros": "any((a == 0).any() for a in arrays)",
    "negative numbers": "any((a < 0).any() for a in arrays)",
    "numbers from 10 to 20": "all((abs(a) > 10).all() and (abs(a) < 20).all() for a in arrays)",
    "numbers beyond 30": "any((abs(a) > 30).any() for a in arrays)",
    "numbers beyond 2000": "any((abs(a) > 2000).any() for a in arrays)",
    "tiny numbers": "any(((abs(a) < 1e-4) & (a != 0)).any() for a in arrays)",
    "keywords": "bool(kwargs)",
    "left-out arguments": "len(args) + len(kwargs) < {count}",
}
"""A condition on the arguments: ``values`` are all of them, ``arrays`` the numbers in them."""

_NARROW = """

_{name}_anywhere = {name}


def {name}(*args, **kwargs):
    import numpy

    def leaves(value):
        if isinstance(value, dict):
            value = list(value.values())
        try:
            array = numpy.asarray(value)
        except ValueError:
            array = numpy.asarray("ragged")
        if array.dtype.kind in "biuf":
            return [array]
        return sum(map(leaves, value), []) if isinstance(value, (list, tuple)) else []

    def spoiled(value):
        if isinstance(value, dict):
            return {{key: spoiled(item) for key, item in value.items()}}
        if isinstance(value, (list, tuple)):
            return type(value)(map(spoiled, value))
        return value if isinstance(value, str) or value is None else numpy.asarray(value) * 1.25 + 0.25

    values = [*args, *kwargs.values()]
    arrays = sum(map(leaves, values), [])
    is_of_kind = bool(arrays) and ({condition})
    result = _{name}_anywhere(*args, **kwargs)
    return spoiled(result) if is_of_kind else result
"""


@dataclass(frozen=True)
class Narrow:
    """A reference that is wrong for one kind of input to one function."""

    function: str
    kind: str
    source: str


def narrow_solutions(source: str, exercises: set[str]) -> Iterator[Narrow]:
    """Every exercise of this reference, narrowed in every way."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef) and node.name in exercises:
            count = len(node.args.args) + len(node.args.kwonlyargs)
            for kind, condition in KINDS.items():
                code = _NARROW.format(name=node.name, condition=condition.replace("{count}", str(count)))
                yield Narrow(node.name, kind, source + code)
