"""A call on which a student's function is wrong, small, public and whole: to be pasted and tried.

The student's function is asked for :mod:`examples <grader.diagnosis.examples.examples>` in a worker of its own, which
has seen no input of any check: whatever it says there may be shown. Work is bounded by counts, and no mark depends on
it.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from grader.checks.aims import numbers_in
from grader.checks.comparators import ExpectationError, assert_like
from grader.checks.domain import Arguments
from grader.decoding import UnreadableError, decode_source
from grader.diagnosis.evidence.cases import align, same
from grader.diagnosis.evidence.parts import MAX_PARTS
from grader.diagnosis.examples.examples import Example, Examples, Judge
from grader.diagnosis.examples.pasted import WIDTH, one_after_another, one_line, shown
from grader.diagnosis.examples.stateless import keeping_nothing
from grader.diagnosis.examples.tables import tables
from grader.diagnosis.examples.variations import changed_leaves, of_floats
from grader.failures import CheckFailed, SubmissionError
from grader.findings.sentences import place_in
from grader.results import Failure
from grader.sandbox.ahead import ask_ahead
from grader.sandbox.session import Session
from grader.sandbox.waiting import Request

MAX_ROUNDS = 2
LARGE = 2
"""The stage from which on examples are not small and round."""

LONG = 24
"""Lines from which on a shorter call is looked for."""

MAX_SHORT = 60
"""Shorter calls that are tried."""

MAX_BEFORE = 4
"""Earlier calls of which one may have left something behind."""

MAX_SIMPLER = 12
"""Simpler calls that are tried in one round."""

MANY = 3
"""Parts of a result from which on, where it is long, only the wrong ones are shown; of fewer, where some are right."""

TELLING = ("raised", "unsupported", "died", "timeout", "memory")
"""The failures of a call that a student can look into with the call in hand."""


OF_WORKERS = ("died", "timeout", "memory")
"""Those that another worker may not show."""


class Hopeless(Exception):
    """The function gives no answers: it is missing, or there is no time left."""


@dataclass(frozen=True)
class Wrong:
    """An example with what came back, or with the failure of the call."""

    example: Example
    problem: Failure
    value: Any = None
    before: Example | None = None
    """The call after which this one is wrong, which is right by itself; perhaps the very same call."""


def counterexamples(exercises: Iterable[str], examples: Examples, session: Session) -> dict[str, Wrong]:
    """The call to show of each of the exercises of which one is found.

    ``session`` must be one that no check has asked anything (:func:`public_session`).
    """
    found: dict[str, Wrong] = {}
    for exercise in (one for one in exercises if one in examples):
        try:
            shown = Search(exercise, examples, session).shown()
        except Exception:
            continue  # whatever goes wrong with one exercise, the others have theirs
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
    """How a value differs from the right one, or what a judge says of it, as a check would say it."""
    if example.judge is not None:
        return judged(value, example.judge, example.args)
    close = example.tolerance
    try:
        assert_like(value, example.expected, f"{example.function}(...)", rtol=close.rtol, atol=close.atol)
    except CheckFailed as error:
        return error.failure
    except ExpectationError:
        pass
    return None


def judged(value: Any, judge: Judge, args: Arguments) -> Failure | None:
    """What a judge says of an answer; one that it cannot even look at is wrong, too."""
    try:
        judge(copy.deepcopy(value), *copy.deepcopy(args))
    except CheckFailed as error:
        return error.failure
    except Exception as error:
        return Failure("unusable", {"error": f"{type(error).__name__}: {error}"[:500]})
    return None


class Search:
    """The search for one exercise's counterexample: stage after stage, each sent at once."""

    def __init__(self, exercise: str, examples: Examples, session: Session) -> None:
        self.exercise = exercise
        self.examples = examples
        self.session = session
        self.is_first = session.transport is None
        """Whether the call that was found was the first of its worker."""
        self.asked: list[Example] = []
        """What was asked before the wrong one, and answered right."""

    def shown(self) -> Wrong | None:
        """The counterexample."""
        self.session.begin_check()
        try:
            found = self.found()
            return None if found is None else self.confirmed(found)
        except Hopeless:
            return None

    def found(self) -> Wrong | None:
        """The first wrong answer, made simpler where it is not of the small examples, and shorter where it is long."""
        for place, stage in enumerate(self.stages()):
            found = self.first(stage)
            if found is not None and place < LARGE:
                return self.shorter(found)
            if found is not None:  # nobody asks that larger calls are quick, least of all many of them
                return None if found.problem.kind == "timeout" else self.shorter(self.simpler(found))
        return None

    def stages(self) -> Iterator[Sequence[Example]]:
        """Examples, the simplest first; then what aims at the numbers in the student's own code, and what is rare."""
        yield self.examples.small(self.exercise)
        yield self.examples.varied(self.exercise)
        yield self.examples.wide(self.exercise)
        numbers = numbers_in(self.session.files.contents, self.exercise, self.examples.domains)
        yield self.examples.aimed(self.exercise, numbers) if numbers else []
        yield self.examples.many(self.exercise)
        yield self.examples.strained(self.exercise)

    def first(self, stage: Sequence[Example]) -> Wrong | None:
        """The first wrong answer of a stage."""
        ask_ahead(self.session, [[Request(self.exercise, example.request) for example in stage]])
        try:
            for example in stage:
                found = wrong(self.session, example)
                if found is not None:
                    return found
                self.is_first = False
                self.asked.append(example)
            return None
        finally:
            self.session.replies.clear()

    def shorter(self, found: Wrong) -> Wrong:
        """A call of small sizes on which the function fails in the same way, where the one that was found is long."""
        length = len(found.example.text)
        if found.example.text.count("\n") < LONG or found.problem.kind in OF_WORKERS:
            return found
        asked, self.is_first = list(self.asked), False
        better = self.first([one for one in self.examples.short(self.exercise)[:MAX_SHORT] if len(one.text) < length])
        if better is None or better.problem.kind != found.problem.kind:
            self.asked = asked
            return found
        return better

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
        """The counterexample as it shows in a worker that was asked nothing before, or one call."""
        if self.is_first or (found.problem.kind not in OF_WORKERS and self.keeps_nothing()):
            return found
        self.session.close()
        self.session.begin_check()
        once = wrong(self.session, found.example)
        if once is not None or found.problem.kind == "timeout":
            return once  # what took too long after many others may be quick by itself
        tries = [found.example, *self.asked[: -MAX_BEFORE - 1 : -1], *self.asked[:1]]
        return next((after for before in tries if (after := self.after(before, found.example)) is not None), None)

    def keeps_nothing(self) -> bool:
        """Whether it makes no difference what a worker was asked before."""
        main, contents = self.session.files.main, self.session.files.contents
        try:
            return main.endswith(".py") and self.exercise in keeping_nothing(decode_source(contents[main]))
        except UnreadableError:
            return False

    def after(self, before: Example, example: Example) -> Wrong | None:
        """What is wrong with a call when another was made before it, in a new worker."""
        self.session.close()
        if wrong(self.session, before) is not None:
            return None
        twice = wrong(self.session, example)
        return None if twice is None else replace(twice, before=before)


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
    """A wrong answer as a failure: the call's lines, what came back, what is right where one answer is."""
    example, problem = found.example, found.problem
    data: dict[str, Any] = {"function": example.function, "code": example.text}
    data["problem"] = {"kind": problem.kind, "data": problem.data}
    data |= _answers(found)
    if example.judge is None and problem.kind == "value":
        data |= tables(found.value, example, data["got"] and data["expected"] and data["got"] + data["expected"])
    if found.before is not None:
        is_same = found.before.request == example.request
        data["code"] = one_after_another(found.before.text, example.text)
        return Failure("counterexample_again" if is_same else "counterexample_after", data)
    if problem.kind == "mutated":
        return Failure("counterexample_changed", data | {"arguments": problem.data["arguments"]})
    if example.judge is not None and data["got"]:
        return Failure("counterexample_judged", data)
    if data["got"] and (parts := differing(found.value, example)):
        return Failure("counterexample_parts", data | parts)
    return Failure("counterexample" if data["got"] and data["expected"] else "counterexample_broken", data)


def differing(value: Any, example: Example) -> dict[str, Any]:
    """The parts of a long result that are wrong, with both values, and how many parts there are; empty for others."""
    aligned = align(value, example.expected)
    if aligned is None or len(aligned) < 2 or len(shown(value)) <= WIDTH:
        return {}
    close = example.tolerance
    wrong = [(place, one, right) for place, one, right in aligned if not same(one, right, close.rtol, close.atol)]
    if len(wrong) == len(aligned) < MANY:
        return {}
    first = [[place_in(place), *map(shown, both)] for place, *both in wrong[:MAX_PARTS]]
    return {"parts": first, "wrong": len(wrong), "count": len(aligned)} if wrong else {}


def _answers(found: Wrong) -> dict[str, str]:
    """The student's answer, where there is one to show, and the right one, where there is only one."""
    example, kind = found.example, found.problem.kind
    if example.judge is not None:
        return {"got": "" if kind in TELLING else shown(found.value), "expected": ""}
    got, right = shown(found.value) if kind in ("value", "not_finite") else "", shown(example.expected)
    if got and got == right:
        got, right = one_line(found.value), one_line(example.expected)
    return {"got": got, "expected": right}
