"""Our own code on a student's values is interrupted in time."""

from __future__ import annotations

import time

import pytest

from grader.sandbox.bounds import OutOfTimeError, bounded


class Thrown:
    """Something that is being thrown away when the alarm rings."""

    def __del__(self) -> None:
        ends = time.monotonic() + 0.1
        while time.monotonic() < ends:
            pass


def test_an_alarm_while_something_is_thrown_away_is_not_told(monkeypatch):
    """It cannot be raised there, and Python would print it; the next one is raised. Afterwards all is told again."""
    told: list[object] = []
    monkeypatch.setattr("sys.unraisablehook", told.append)

    def work() -> None:
        Thrown()
        while True:
            pass

    with pytest.raises(OutOfTimeError):
        bounded(time.monotonic() + 0.03, work)
    assert told == []

    class Raises:
        def __del__(self) -> None:
            raise ValueError

    Raises()
    assert len(told) == 1
    told.clear()
