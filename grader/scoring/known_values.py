"""A reference whose values are computed once."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from functools import wraps
from typing import Any

from grader.course.reference import Reference
from grader.errors import WireError
from grader.sandbox.calls import Call, weight
from grader.wire.codec import encode

MAX_KEPT = 64 << 20
"""Bytes, about, of the reference's values that one scoring process keeps of an assignment."""


Through = Callable[[Any], Any]


class Values:
    """Values by request, as many as there is room for."""

    def __init__(self, room: int = MAX_KEPT) -> None:
        """``room`` is how many bytes, about, are kept."""
        self._kept: dict[bytes, Any] = {}
        self._room = room

    def value(self, request: bytes, compute: Callable[[], Any]) -> Any:
        """The value that is kept, or else is computed now. Whoever gets it must not change it."""
        if request in self._kept:
            return self._kept[request]
        value = compute()
        self._room -= weight(Call("", request, value))
        if self._room >= 0:
            self._kept[request] = value
        return value


class KnownReference:
    """The reference as checks see it: a value that was computed once is not computed again."""

    def __init__(self, reference: Reference, values: Values | None = None, through: Through = deepcopy) -> None:
        """``through`` is what every value goes through on its way to the check; it gives a copy."""
        self._reference = reference
        self._functions: dict[str, Callable[..., Any]] = {}
        self._values = Values() if values is None else values
        self._through = through

    def seen_through(self, through: Through) -> KnownReference:
        """The same reference, with the same values kept, whose values go through this."""
        return KnownReference(self._reference, self._values, through)

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
            return self._through(self._values.value(request, lambda: function(*args, **kwargs)))

        return call
