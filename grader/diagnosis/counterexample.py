"""A call on which a student's function is wrong, small, public and whole: to be pasted and tried.

The student's function is asked for :mod:`examples <grader.diagnosis.examples>` in a worker of its own, which has seen
no input of any check: whatever it says there may be shown. Work is bounded by counts, and no mark depends on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from grader.checks.aims import numbers_in
from grader.checks.comparators import ExpectationError, assert_like
from grader.diagnosis.examples import Example, Examples, changed_leaves, of_floats
from grader.diagnosis.pasted import one_line, shown
from grader.failures import CheckFailed, SubmissionError
from grader.results import Failure
from grader.sandbox.ahead import ask_ahead
from grader.sandbox.session import Session
from grader.sandbox.waiting import Request

MAX_ROUNDS = 2
MAX_SIMPLER = 12
"""Simpler calls that are tried in one round."""

TELLING = ("raised", "unsupported", "died", "timeout", "memory")
"""The failures of a call that a student can look into with the call in hand."""


class Hopeless(Exception):
    """The function gives no answers: it is missing, or there is no time left."""


@dataclass(frozen=True)
class Wrong:
    """An example with what came back, or with the failure of the call."""

    example: Example
    problem: Failure
    value: Any = None
    is_again: bool = False
    """The first such call is right, the second is not."""


def counterexamples(exercises: Iterable[str], examples: Examples, session: Session) -> dict[str, Wrong]:
    """The call to show of each of the exercises of which one is found.

    ``session`` must be one that no check has asked anything (:func:`public_session`).
    """
    found: dict[str, Wrong] = {}
    for exercise in exercises:
        shown = Search(exercise, examples, session).shown() if exercise in examples else None
        if shown is not None:
            found[exercise] = shown
    return found


def public_session(session: Session) -> Session:
    """The same submission in a worker that was asked nothing yet, on the same account of time."""
    fresh = Session(session.start, session.files, session.limits, session.used)
    fresh.signatures = session.signatures
    return fresh


def wrong(session: Session, example: Example) -> Wrong | None:
    """What is wrong with a student's answer to an example; None where it is right.

    Raises :class:`Hopeless` where there will be no answers.
    """
    try:
        value = session.ask(example.function, example.request)
    except SubmissionError as error:
        if error.failure.kind not in TELLING:
            raise Hopeless from None
        return Wrong(example, error.failure)
    problem = difference(value, example)
    if problem is None and session.changed:
        problem = Failure("mutated", {"what": example.function, "arguments": list(session.changed)})
    return None if problem is None else Wrong(example, problem, value)


def difference(value: Any, example: Example) -> Failure | None:
    """How a value differs from the right one, as a check would say it."""
    close = example.tolerance
    try:
        assert_like(value, example.expected, f"{example.function}(...)", rtol=close.rtol, atol=close.atol)
    except CheckFailed as error:
        return error.failure
    except ExpectationError:
        pass
    return None


class Search:
    """The search for one exercise's counterexample: stage after stage, each sent at once."""

    def __init__(self, exercise: str, examples: Examples, session: Session) -> None:
        self.exercise = exercise
        self.examples = examples
        self.session = session
        self.is_first = session.transport is None
        """Whether the call that was found was the first of its worker."""
        self.right: Example | None = None
        """The first call that was answered right."""

    def shown(self) -> Wrong | None:
        """The counterexample."""
        self.session.begin_check()
        try:
            found = self.found()
            return None if found is None else self.confirmed(found)
        except Hopeless:
            return None

    def found(self) -> Wrong | None:
        """The first wrong answer, made simpler where it is not of the small examples."""
        for place, stage in enumerate(self.stages()):
            found = self.first(stage)
            if found is not None:
                return found if place < 2 else self.simpler(found)
        return None

    def stages(self) -> Iterator[Sequence[Example]]:
        """Examples, the simplest first; the last aim at the numbers in the student's own code."""
        yield self.examples.small(self.exercise)
        yield self.examples.varied(self.exercise)
        yield self.examples.wide(self.exercise)
        numbers = numbers_in(self.session.files.contents, self.exercise, self.examples.domains)
        yield self.examples.aimed(self.exercise, numbers) if numbers else []

    def first(self, stage: Sequence[Example]) -> Wrong | None:
        """The first wrong answer of a stage."""
        ask_ahead(self.session, [[Request(self.exercise, example.request) for example in stage]])
        try:
            for example in stage:
                found = wrong(self.session, example)
                if found is not None:
                    return found
                self.is_first = False
                self.right = self.right or example
            return None
        finally:
            self.session.replies.clear()

    def simpler(self, found: Wrong) -> Wrong:
        """The shortest call near the one that was found on which the function fails in the same way."""
        for _ in range(MAX_ROUNDS):
            longest = len(found.example.text)
            tries = [one for one in simplified(self.examples, found.example) if len(one.text) < longest]
            tries = sorted({one.request: one for one in tries}.values(), key=lambda one: len(one.text))[:MAX_SIMPLER]
            self.is_first = False
            better = self.first(tries)
            if better is None or better.problem.kind != found.problem.kind:
                break
            found = better
        return found

    def confirmed(self, found: Wrong) -> Wrong | None:
        """The counterexample as it shows in a worker that was asked nothing before, at the first or the second call.

        A new worker is costly. There is no need for one where a call that was right at first still is.
        """
        if self.is_first or self.keeps_nothing(found):
            return found
        self.session.close()
        once = wrong(self.session, found.example)
        if once is not None:
            return once
        twice = wrong(self.session, found.example)
        return None if twice is None else replace(twice, is_again=True)

    def keeps_nothing(self, found: Wrong) -> bool:
        """Whether the worker now answers as it did, to the call that was found and to one that was right before it."""
        if self.session.transport is None or self.right is None:
            return False
        again = wrong(self.session, found.example)
        return again is not None and again.problem == found.problem and wrong(self.session, self.right) is None


def simplified(examples: Examples, example: Example) -> Iterator[Example]:
    """Calls like this one with rounder numbers, in smaller arrays, and with one argument or another of no interest."""
    rounded = examples.rounded(example)
    if rounded is not None:
        yield rounded
    if example.drawn is not None:
        number, mode = example.drawn
        for size in (0.0, 0.2, 0.5):
            smaller = examples.draw(example.function, number, replace(mode, size=size))
            if smaller is not None:
                yield examples.rounded(smaller) or smaller
    for base in {id(one): one for one in (rounded, example) if one is not None}.values():
        for place in range(len(base.args)):
            for change in (np.zeros_like, np.ones_like):
                leaf = changed_leaves(base.args[place], of_floats(change))
                other = examples.settled(base, (*base.args[:place], leaf, *base.args[place + 1 :]))
                if other is not None:
                    yield other


def told(found: Wrong) -> Failure:
    """A wrong answer as a failure: the call's lines, what came back, what is right."""
    example, problem = found.example, found.problem
    data: dict[str, Any] = {"function": example.function, "code": example.text}
    data["problem"] = {"kind": problem.kind, "data": problem.data}
    right, got = shown(example.expected), shown(found.value) if problem.kind in ("value", "not_finite") else ""
    if got and got == right:
        got, right = one_line(found.value), one_line(example.expected)
    data |= {"got": got, "expected": right}
    if found.is_again:
        data["code"] = f"{example.text}\n{example.text.splitlines()[-1]}"
        return Failure("counterexample_again", data)
    if problem.kind == "mutated":
        return Failure("counterexample_changed", data | {"arguments": problem.data["arguments"]})
    return Failure("counterexample" if got and right else "counterexample_broken", data)
