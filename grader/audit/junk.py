"""Answers without work: what a function returns that has looked at nothing but the shape of a right result."""

from __future__ import annotations

from collections.abc import Sequence

FILLS = {"zeros of the right shape": 0.0, "ones of the right shape": 1.0, "halves of the right shape": 0.5}
BACK = "the input back"
KINDS = (*FILLS, BACK, "random numbers of the right shape")

_CODE = """
import copy

import numpy as np

_fill, _is_back = {fill}, {is_back}
_names = {{"__name__": "reference"}}
exec({source!r}, _names)


def _filled(value, fill):
    if isinstance(value, dict):
        return {{key: _filled(item, fill) for key, item in value.items()}}
    if isinstance(value, tuple | list):
        return type(value)(_filled(item, fill) for item in value)
    if isinstance(value, str | bool | None):
        return type(value)() if value is not None else None
    filled = fill(np.shape(value))
    if isinstance(value, int | np.integer):
        return int(filled)
    return filled if isinstance(value, np.ndarray) else float(filled)


def _junk(result, args):
    if _fill is not None:
        return _filled(result, lambda shape: np.full(shape, _fill))
    if _is_back:
        several = isinstance(result, tuple)
        back = [copy.deepcopy(args[place % len(args)]) for place in range(len(result) if several else 1)]
        return tuple(back) if several else back[0]
    rng = np.random.default_rng(7)
    return _filled(result, lambda shape: rng.normal(size=shape))


def _instead(name):
    def function(*args, **kwargs):
        result = _names[name](*copy.deepcopy(args), **copy.deepcopy(kwargs))
        return _junk(result, (*args, *kwargs.values()))

    return function


for _name in {exercises!r}:
    globals()[_name] = _instead(_name)
"""


def junk_source(source: str, exercises: Sequence[str], kind: str) -> str:
    """A submission in which every exercise answers with junk of this kind, shaped like the reference's results."""
    return _CODE.format(source=source, exercises=list(exercises), fill=FILLS.get(kind), is_back=kind == BACK)
