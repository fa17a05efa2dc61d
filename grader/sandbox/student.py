"""What a check sees of a submission: its functions by attribute."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from grader.sandbox.ahead import ask_ahead
from grader.sandbox.session import Session
from grader.sandbox.waiting import Request
from grader.wire.codec import encode


class Submission:
    """What a check sees: every attribute is one of the student's functions, whether or not it is there."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def __getattr__(self, name: str) -> StudentFunction:
        if name.startswith("_"):
            raise AttributeError(name)
        return StudentFunction(self._session, name)


class StudentFunction:
    """A function that lives in the worker."""

    def __init__(self, session: Session, name: str) -> None:
        self._session = session
        self.name = name

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._session.call(self.name, args, kwargs)

    def ask_ahead(self, calls: Iterable[tuple[Any, ...]]) -> None:
        """Send calls that are about to be made, by their positional arguments, all at once; it changes no outcome."""
        ask_ahead(self._session, [[Request(self.name, encode((self.name, args, {}))) for args in calls]])

    def changed_arguments(self) -> list[str]:
        """The arguments that the last call changed in place, each as ``argument 1`` or by its keyword."""
        return list(self._session.changed)
