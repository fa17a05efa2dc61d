"""A student's result as a plain value: what ``numpy.asarray`` and sequence unpacking would make of it."""

from __future__ import annotations

from typing import Any

import numpy as np

from grader.wire import MAX_DEPTH

_AS_THEY_ARE = (float, int, str, bool, type(None))
_REAL_OR_COMPLEX = "biufc"
MAX_ITEMS = 200_000


class NotPlainError(Exception):
    """The value cannot be sent; the text is the name of its type."""


def plain(value: Any, depth: int = 0) -> Any:
    """``value`` in the exact types of the wire. Subclasses lose what they add; other types must be array-like."""
    if type(value) in _AS_THEY_ARE:
        return value
    if depth > MAX_DEPTH:
        raise NotPlainError("a value that nests too deep")
    if isinstance(value, np.ndarray | np.generic):
        return _array(value)
    if isinstance(value, tuple):
        return tuple(plain(item, depth + 1) for item in tuple.__iter__(value))
    if isinstance(value, list):
        return [plain(item, depth + 1) for item in list.__iter__(value)]
    if isinstance(value, dict):
        return {_key(key): plain(item, depth + 1) for key, item in dict.items(value)}
    if isinstance(value, int | float | str):
        return _base(value)
    return _array_like(value)


def _array(value: Any) -> Any:
    """A base-class array or scalar in native byte order; extended precision becomes float64."""
    array = np.asarray(value)
    if array.dtype.kind not in _REAL_OR_COMPLEX:
        raise NotPlainError(f"an array of dtype {array.dtype}")
    if array.dtype.char in "gG":
        array = array.astype(np.complex128 if array.dtype.char == "G" else np.float64)
    return array if isinstance(value, np.ndarray) else array[()]


def _array_like(value: Any) -> Any:
    if hasattr(type(value), "__next__"):
        raise NotPlainError(f"a {type(value).__name__}")
    try:
        array = np.asarray(value)
    except Exception:
        raise NotPlainError(f"a {type(value).__name__}") from None
    if array.dtype.kind not in _REAL_OR_COMPLEX:
        raise NotPlainError(f"a {type(value).__name__}")
    return _array(array)


def _key(key: Any) -> str:
    if not isinstance(key, str):
        raise NotPlainError(f"a dict with a key of type {type(key).__name__}")
    return str.__str__(key)


def _base(value: int | float | str) -> int | float | str:
    """The plain number or text under a subclass, whatever the subclass overrides."""
    if isinstance(value, int):
        return int.__int__(value)
    if isinstance(value, float):
        return float.__float__(value)
    return str.__str__(value)
