"""Calls as they were made and answered: what checks record, and follow-through and diagnosis look at again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from grader.errors import WireError
from grader.results import Failure
from grader.wire.codec import decode, encode

MALFORMED = (WireError, ValueError, TypeError, LookupError, ArithmeticError, AttributeError)
"""What taking a hostile reply apart may raise."""


@dataclass(frozen=True)
class Call:
    """One call that a check made: the request as it was sent, and what came back."""

    function: str
    request: bytes
    value: Any = None
    failure: Failure | None = None
    changed: tuple[str, ...] = ()

    def arguments(self) -> tuple[tuple[Any, ...], dict[str, Any]]:
        """Fresh copies of the positional and keyword arguments."""
        _name, args, kwargs = decode(self.request)
        return args, kwargs

    @cached_property
    def takes_float32(self) -> bool:
        """Whether any argument is of float32, where results are less precise."""
        return has_float32(self.arguments())


def weight(call: Call) -> int:
    """About how many bytes a call takes in memory."""
    return len(call.request) + _weight(call.value)


def _weight(value: Any) -> int:
    if isinstance(value, np.ndarray):
        return 200 + 16 * value.ndim + value.nbytes
    if isinstance(value, dict):
        return 200 + sum(100 + _weight(key) + _weight(item) for key, item in value.items())
    if isinstance(value, tuple | list):
        return 100 + sum(map(_weight, value))
    if isinstance(value, bytes):
        return 40 + len(value)
    return 100 + 4 * len(value) if isinstance(value, str) else 40


def changes(request: bytes, after: bytes) -> tuple[str, ...]:
    """Which arguments differ between a request and an account of them after the call."""
    if after == request:
        return ()
    _name, args, kwargs = decode(request)
    try:
        _name, new_args, new_kwargs = decode(after)
        changed = [f"argument {i}" for i, (a, b) in enumerate(zip(args, new_args, strict=True), 1) if _differs(a, b)]
        changed += [str(key) for key in kwargs if _differs(kwargs[key], new_kwargs[key])]
    except MALFORMED:
        changed = []
    return tuple(changed) or ("an argument",)


def _differs(one: Any, other: Any) -> bool:
    return encode(one) != encode(other)


def passes_list(request: bytes) -> bool:
    """Whether any argument of a call is a list."""
    if not request:
        return False
    _name, args, kwargs = decode(request)
    return any(isinstance(argument, list) for argument in [*args, *kwargs.values()])


def has_float32(value: Any) -> bool:
    """Whether any array or scalar in a value is of float32."""
    if isinstance(value, dict):
        return any(has_float32(item) for item in value.values())
    if isinstance(value, tuple | list):
        return any(has_float32(item) for item in value)
    return isinstance(value, np.ndarray | np.generic) and value.dtype == np.float32


def arrays(value: Any) -> Any:
    """Lists of numbers as arrays, tuples as tuples of arrays: what reference code computes with."""
    if isinstance(value, tuple):
        return tuple(arrays(item) for item in value)
    if isinstance(value, dict):
        return {key: arrays(item) for key, item in value.items()}
    if isinstance(value, list):
        try:
            return np.asarray(value, dtype=np.float64)
        except (TypeError, ValueError):
            return tuple(arrays(item) for item in value)
    return value


MAX_LENGTH = 400


MAX_NUMBERS = 40


MAX_ITEMS = 12


def call_text(function: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
    """``f([1, 2.5], k=3)``; large arrays only with their shape and first numbers."""
    parts = [_text(value) for value in args] + [f"{name}={_text(value)}" for name, value in kwargs.items()]
    text = f"{function}({', '.join(parts)})"
    return text if len(text) <= MAX_LENGTH else text[: MAX_LENGTH - 2] + "…)"


def value_text(value: Any) -> str:
    """``[1, 2.5]``; what is long only with its first items, and at most half as long as a call."""
    text = _text(value)
    return text if len(text) <= MAX_LENGTH // 2 else text[: MAX_LENGTH // 2 - 1] + "…"


def _text(value: Any) -> str:
    if isinstance(value, np.ndarray | np.generic):
        return _array(np.asarray(value))
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, dict):
        return "{" + _items(f"{key!r}: {_text(item)}" for key, item in list(value.items())[: MAX_ITEMS + 1]) + "}"
    if isinstance(value, list | tuple):
        inside = _items(_text(item) for item in value[: MAX_ITEMS + 1])
        return f"[{inside}]" if isinstance(value, list) else f"({inside}{',' if len(value) == 1 else ''})"
    return repr(value[:80] if isinstance(value, str) else value)[:90]


def _items(texts: Any) -> str:
    parts = list(texts)
    return ", ".join(parts[:MAX_ITEMS]) + (", …" if len(parts) > MAX_ITEMS else "")


def _array(array: np.ndarray) -> str:
    if array.size <= MAX_NUMBERS:
        return _nested(array.tolist())
    first = ", ".join(_nested(number) for number in array.ravel()[:4].tolist())
    return f"<{'×'.join(map(str, array.shape))}: {first}, …>"


def _nested(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_nested(item) for item in value) + "]"
    return f"{value:.6g}" if isinstance(value, float) else str(value)
