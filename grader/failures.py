"""Failures as exceptions: what the assert helpers and a submission's functions raise."""

from __future__ import annotations

from typing import Any

from grader.messages import render
from grader.results import Failure


class CheckFailed(AssertionError):
    """The submission's answer is wrong; raised by the assert helpers."""

    def __init__(self, kind: str, **data: Any) -> None:
        self.failure = Failure(kind, data)
        super().__init__(kind)

    def __str__(self) -> str:
        return render(self.failure)


class SubmissionError(Exception):
    """The submission's code could not give an answer: it raised, hung, died or is not there."""

    def __init__(self, kind: str, **data: Any) -> None:
        self.failure = Failure(kind, data)
        super().__init__(kind)

    def __str__(self) -> str:
        return render(self.failure)
