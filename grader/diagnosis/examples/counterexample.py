"""A call on which a student's function is wrong, small, public and whole: to be pasted and tried.

The student's function is asked for :mod:`examples <grader.diagnosis.examples.examples>` in a worker of its own, which
has seen no input of any check: whatever it says there may be shown. Work is bounded by counts, and no mark depends on
it.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from grader.checks.aims import numbers_in
from grader.checks.comparators import ExpectationError, assert_like
from grader.checks.domain import Arguments
from grader.decoding import UnreadableError, decode_source
from grader.diagnosis.examples.examples import Example, Examples, Judge
from grader.diagnosis.examples.simpler import fewer_rows, simplified
from grader.diagnosis.examples.stateless import keeping_nothing
from grader.diagnosis.examples.tables import is_plain
from grader.failures import CheckFailed, SubmissionError
from grader.results import Failure
from grader.sandbox.ahead import ask_ahead
from grader.sandbox.session import Session
from grader.sandbox.waiting import Request

MAX_ROUNDS = 2
LARGE = 2
"""The stage from which on examples are not small and round."""

LONG = 24
"""Lines from which on a shorter call is looked for."""

MAX_SHORT = 100
"""Shorter calls that are tried."""

MAX_NEXT = 6
"""Calls after one that is nearly right among which a plainer one is looked for."""

MAX_BEFORE = 4
"""Earlier calls of which one may have left something behind."""

MANY_CHARACTERS = 300
"""Of a call, from which on rows are taken away that it does not take."""

MAX_DROPS, MAX_FEWER = 6, 20
"""How often rows are taken away, and calls that are tried each time."""

MAX_SIMPLER = 12
"""Simpler calls that are tried in one round."""

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
                return self.with_fewer_rows(self.shorter(found))
            if found is not None:  # nobody asks that larger calls are quick, least of all many of them
                simple = None if found.problem.kind == "timeout" else self.shorter(self.simpler(found))
                return None if simple is None else self.with_fewer_rows(simple)
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
        """The first wrong answer of a stage; one of the next of which more is seen, where the first is nearly right."""
        ask_ahead(self.session, [[Request(self.exercise, example.request) for example in stage]])
        faint, left = None, MAX_NEXT
        try:
            for example in stage:
                found = wrong(self.session, example)
                if found is not None and _is_seen(found):
                    return found
                self.is_first = False
                if found is None:
                    self.asked.append(example)
                faint = faint or found
                left -= faint is not None
                if left == 0:
                    break
            return faint
        finally:
            self.session.replies.clear()

    def shorter(self, found: Wrong) -> Wrong:
        """A call of small sizes on which the function fails in the same way, where the one that was found is long."""
        length = len(found.example.text)
        if found.example.text.count("\n") < LONG or found.problem.kind in OF_WORKERS:
            return found
        asked, self.is_first = list(self.asked), False
        better = self.first([one for one in self.examples.short(self.exercise)[:MAX_SHORT] if len(one.text) < length])
        if better is None or better.problem.kind != found.problem.kind or (_is_seen(found) and not _is_seen(better)):
            self.asked = asked
            return found
        return better

    def with_fewer_rows(self, found: Wrong) -> Wrong:
        """The same call without the rows that it does not take, where its text is long."""
        for _ in range(MAX_DROPS):
            if len(found.example.text) < MANY_CHARACTERS or found.problem.kind in OF_WORKERS:
                break
            asked, self.is_first = list(self.asked), False
            fewer = (self.examples.example(self.exercise, args) for args in fewer_rows(found.example.args))
            better = self.first([one for one in islice(fewer, MAX_FEWER) if one is not None])
            settled = None if better is None else self.examples.settled(found.example, better.example.args)
            if better is None or settled is None or better.problem.kind != found.problem.kind:
                self.asked = asked
                break
            found = replace(better, example=replace(settled, judge=found.example.judge))
        return found

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


def _is_seen(found: Wrong) -> bool:
    """Whether it is seen at once that an answer is wrong."""
    return found.problem.kind != "value" or is_plain(found.value, found.example)
