"""Functions of the submission that answer with the grader's values, for a while: each call asks over the wire.

A stand-in takes the place of the function that a name stands for, in the submission's own module and in every helper
module of the hand-in that took the same function from it or gave it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable
from typing import Any

from grader.errors import NotPlainError, WireError
from grader.wire.codec import decode, encode
from grader.wire.plain_values import plain

Ask = Callable[[bytes], bytes]
"""Sends the body of an ASK; returns that of the ANSWER."""


def install(names: Iterable[str], namespace: dict[str, Any], files: Collection[str], ask: Ask) -> None:
    """Put a stand-in for each name, whether or not there is such a function; ``files`` are those of the hand-in."""
    modules = [vars(one) for one in list(sys.modules.values()) if str(getattr(one, "__file__", "")) in files]
    for name in names:
        old, new = namespace.get(name), stand_in(name, ask)
        for place in modules:
            for key in [key for key, value in place.items() if value is old and old is not None]:
                place[key] = new
        namespace[name] = new


def stand_in(name: str, ask: Ask) -> Callable[..., Any]:
    """The function that asks. Raises TypeError for arguments that are no plain values, ValueError for a refusal."""

    def call(*args: Any, **kwargs: Any) -> Any:
        try:
            question = encode((name, plain(args), plain(kwargs)))
        except (NotPlainError, WireError) as error:
            raise TypeError(f"{name} cannot be called with {error}") from None
        refused, value = decode(ask(question))
        if refused is not None:
            raise ValueError(refused)
        return value

    call.__name__ = call.__qualname__ = name
    return call
