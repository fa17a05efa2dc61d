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


def has_float32(value: Any) -> bool:
    """Whether any array or scalar in a value is of float32."""
    if isinstance(value, dict):
        return any(has_float32(item) for item in value.values())
    if isinstance(value, tuple | list):
        return any(has_float32(item) for item in value)
    return isinstance(value, np.ndarray | np.generic) and value.dtype == np.float32
