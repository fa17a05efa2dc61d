"""A reference whose values are computed once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import numpy as np

from grader.course.reference import Reference
from grader.errors import WireError
from grader.sandbox.calls import Call, weight
from grader.wire.codec import encode

MAX_KEPT = 64 << 20
"""Bytes, about, of the reference's values that one scoring process keeps of an assignment."""


class KnownReference:
    """The reference as checks see it: a value that was computed once is not computed again."""

    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._functions: dict[str, Callable[..., Any]] = {}
        self._values: dict[bytes, Any] = {}
        self._room = MAX_KEPT

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._reference, name)
        if name not in self._reference.functions:
            return value
        if name not in self._functions:
            self._functions[name] = self._remembering(name, value)
        return self._functions[name]

    def _remembering(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def call(*args: Any, **kwargs: Any) -> Any:
            try:
                request = encode((name, args, kwargs))
            except WireError:
                return function(*args, **kwargs)
            if request not in self._values:
                value = function(*args, **kwargs)
                size = weight(Call(name, request, value))
                if size > self._room:
                    return value
                self._room -= size
                self._values[request] = value
            return _copied(self._values[request])

        return call


def _copied(value: Any) -> Any:
    """The same value, which may be changed without changing what is kept."""
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, tuple) and type(value) is tuple:
        return tuple(map(_copied, value))
    if isinstance(value, list):
        return list(map(_copied, value))
    if isinstance(value, dict):
        return {key: _copied(item) for key, item in value.items()}
    return value
