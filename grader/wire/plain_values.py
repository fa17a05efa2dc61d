"""A student's result as a plain value: what ``numpy.asarray`` and sequence unpacking would make of it.

Types are judged by ``type(value)``, never by ``isinstance``, which believes what an object says of itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np

from grader.errors import NotPlainError
from grader.wire.codec import MAX_DEPTH, MAX_NODES

_AS_THEY_ARE = frozenset((float, int, str, bool, type(None)))
_REAL_OR_COMPLEX = "biufc"
_COUNTED = "OUT"
"""Kinds of dtypes whose items are taken one by one: objects and text."""
_TEXT = (str, np.str_)
_TEXT_LIKE = (str, bytes, bytearray, memoryview)


def plain(value: Any) -> Any:
    """``value`` in the exact types of the wire. Subclasses lose what they add; other types must be array-like.

    Raises :class:`~grader.errors.NotPlainError` for anything else.
    """
    try:
        return _Converter().plain(value, 0)
    except NotPlainError:
        raise
    except BaseException:  # whatever the methods of a student's own class raise
        raise NotPlainError(f"a {type.__dict__['__name__'].__get__(type(value))}") from None


class _Converter:
    """Counts the values it makes, so that a small result cannot unfold into an endless one."""

    def __init__(self) -> None:
        self.nodes = 0

    def plain(self, value: Any, depth: int) -> Any:
        kind = type(value)
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise NotPlainError(f"a value of more than {MAX_NODES} parts")
        if kind in _AS_THEY_ARE:
            return value
        if depth > MAX_DEPTH:
            raise NotPlainError("a value that nests too deep")
        if issubclass(kind, np.ndarray | np.generic):
            return self.array(value)
        if kind is Fraction or kind is Decimal:
            return _float(value)
        if issubclass(kind, tuple):
            return tuple(self.items(tuple.__iter__(value), depth))
        if issubclass(kind, list):
            return self.items(list.__iter__(value), depth)
        if issubclass(kind, dict):
            return {_key(key): self.plain(item, depth + 1) for key, item in dict.items(value)}
        if issubclass(kind, int | float | str):
            return _base(value)
        return self.other(value, depth)

    def items(self, values: Iterable[Any], depth: int) -> list[Any]:
        return [self.plain(item, depth + 1) for item in values]

    def other(self, value: Any, depth: int) -> Any:
        """An object that is an array to NumPy, or else a sequence of results."""
        kind = type(value)
        if hasattr(kind, "__next__"):
            raise NotPlainError(f"a {kind.__name__}")
        array = _as_array(value)
        if array.dtype.kind in _REAL_OR_COMPLEX:
            return _numeric(array, kind)
        if issubclass(kind, Sequence) and not issubclass(kind, _TEXT_LIKE):
            return tuple(self.items(value, depth))
        raise NotPlainError(f"a {kind.__name__}")

    def array(self, value: Any) -> Any:
        """A base-class array or scalar; an object array if it holds numbers alone. Text becomes lists of str."""
        kind = type(value)
        array = np.asarray(value)
        if array.dtype.kind not in _COUNTED:
            return _numeric(array, kind)
        if self.nodes + array.size > MAX_NODES:
            raise NotPlainError(f"a value of more than {MAX_NODES} parts")
        self.nodes += array.size
        if array.dtype.kind != "O" or (array.size and all(type(item) in _TEXT for item in array.ravel().tolist())):
            return _text(array.tolist())
        numbers = np.array([_number(item) for item in array.ravel().tolist()]).reshape(array.shape)
        return _numeric(numbers, np.ndarray if array.ndim else np.generic)


def _as_array(value: Any) -> np.ndarray:
    """What NumPy makes of an object; of a tensor that keeps track of gradients, without those."""
    try:
        return np.asarray(value)
    except Exception:
        pass
    try:
        return np.asarray(value.detach().cpu())
    except Exception:
        return np.asarray(None)


def _text(value: Any) -> Any:
    """Text in lists as plain str."""
    return [_text(item) for item in value] if type(value) is list else str.__str__(value)


def _number(item: Any) -> Any:
    """An item of an object array as a plain number."""
    kind = type(item)
    if kind in (float, int, bool, complex):
        return _fitting(item)
    if kind is Fraction or kind is Decimal:
        return _float(item)
    if issubclass(kind, np.ndarray | np.generic) and np.asarray(item).ndim == 0 and item.dtype.kind in _REAL_OR_COMPLEX:
        return np.asarray(item)[()]
    raise NotPlainError(f"an array of dtype object that holds a {kind.__name__}; use .astype(float)")


def _fitting(number: Any) -> Any:
    """A Python number; an integer that is longer than NumPy's is a float."""
    return number if type(number) is not int or -(1 << 63) <= number < 1 << 63 else _float(number)


def _float(number: Any) -> float:
    """The nearest float, if there is one."""
    try:
        return float(number)
    except (OverflowError, ValueError):
        raise NotPlainError(f"a {type(number).__name__} that is no float") from None


def _numeric(array: np.ndarray, kind: type) -> Any:
    """An array of numbers in a dtype of the wire: extended precision becomes float64."""
    array = np.asarray(array)
    if array.dtype.kind not in _REAL_OR_COMPLEX:
        raise NotPlainError(f"an array of dtype {array.dtype}")
    if array.dtype.char in "gG":
        with np.errstate(over="ignore"):
            array = array.astype(np.complex128 if array.dtype.char == "G" else np.float64)
    return array if issubclass(kind, np.ndarray) else array[()]


def _key(key: Any) -> str:
    if not issubclass(type(key), str):
        raise NotPlainError(f"a dict with a key of type {type(key).__name__}")
    return str.__str__(key)


def _base(value: int | float | str) -> int | float | str:
    """The plain number or text under a subclass, whatever the subclass overrides."""
    if issubclass(type(value), int):
        return int.__int__(value)  # type: ignore[arg-type]
    if issubclass(type(value), float):
        return float.__float__(value)  # type: ignore[arg-type]
    return str.__str__(value)
