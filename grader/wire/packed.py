"""Values of more types than a check may use, each as a wire value that keeps its exact type: what Otter tests need."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from grader.errors import NotPlainError, WireError
from grader.wire.codec import MAX_NODES

MAX_HASHED = 2_000
"""Items of a set, and of a dict whose keys are not text: numbers can be chosen so that their hashes collide."""


_SCALARS = frozenset((float, int, str, bool, type(None)))


_SEQUENCES: dict[str, Callable[[list[Any]], Any]] = {"list": list, "tuple": tuple, "set": set, "frozenset": frozenset}


_TAGS: dict[type, str] = {list: "list", tuple: "tuple", set: "set", frozenset: "frozenset"}


class ByName:
    """Stands for one of the student's names where the grader's side passes it as an argument."""

    name = ""


def pack(value: Any) -> list[Any]:
    """``value`` as a wire value that keeps its exact type; :class:`NotPlainError` names a type that has no place."""
    kind = type(value)
    if _is_plain(value):
        return ["", value]
    if kind in (set, frozenset, dict) and len(value) > MAX_HASHED:
        raise NotPlainError(f"a {kind.__name__} of more than {MAX_HASHED} items")
    if kind in _TAGS:
        return [_TAGS[kind], [pack(item) for item in value]]
    if kind is dict:
        return ["dict", [[pack(key), pack(item)] for key, item in value.items()]]
    if kind is bytes:
        return ["bytes", np.frombuffer(value, np.uint8)]
    if kind is complex:
        return ["complex", [value.real, value.imag]]
    if kind is range and len(value) <= MAX_NODES:
        return ["range", [value.start, value.stop, value.step]]
    if issubclass(kind, ByName):
        return ["name", value.name]
    raise NotPlainError(_type_name(value))


def _is_plain(value: Any) -> bool:
    kind = type(value)
    if kind in _SCALARS:
        return True
    if kind is np.ndarray or issubclass(kind, np.generic):
        return value.dtype.kind in "biufc" and value.dtype.char not in "gG"
    if kind is list or kind is tuple:
        return all(_is_plain(item) for item in value)
    return kind is dict and all(type(key) is str and _is_plain(item) for key, item in value.items())


def unpack(packed: Any, resolve: Callable[[str], Any]) -> Any:
    """The inverse of :func:`pack`; ``resolve`` gives what a name stands for.

    Raises :class:`~grader.errors.WireError` for anything unexpected.
    """
    tag, value = packed
    if tag == "":
        return value
    if tag in ("set", "frozenset", "dict") and len(value) > MAX_HASHED:
        raise WireError("a set or dict of too many items")
    if tag in _SEQUENCES:
        return _SEQUENCES[tag]([unpack(item, resolve) for item in value])
    if tag == "dict":
        return {unpack(key, resolve): unpack(item, resolve) for key, item in value}
    if tag == "bytes":
        return value.tobytes()
    if tag == "complex":
        return complex(*value)
    if tag == "range" and len(range(*value)) <= MAX_NODES:
        return range(*value)
    if tag == "name" and type(value) is str:
        return resolve(value)
    raise WireError("a packed value of no known kind")


def _type_name(value: Any) -> str:
    return str(type.__dict__["__name__"].__get__(type(value)))[:80]
