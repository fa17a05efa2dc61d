"""Diagnosis: which misconception a submission's values show.

The calls that the checks recorded are replayed against wrong variants of the reference. A hint is given only when a
variant agrees with the submission on *every* recorded call of the function: values, changed arguments, exceptions; or
on all that it can explain, where the others fail in a way of their own (exceptions for lists, overflow, rounding).
Variants are tried alone (with the number that fits the values, where a misconception has a parameter), then in pairs,
each time also on top of what the student built before: earlier functions whose mistake is already known (as variants),
and the student's own (called in the sandbox). Variants that no recorded call tells apart are named as one or the other,
at most :data:`MAX_HINTS` of them. Work is bounded by counts, so a report is the same on every machine; a score never
depends on it.
"""

from __future__ import annotations

import math
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from grader.course.misconceptions import Misconception
from grader.course.reference import Reference
from grader.diagnosis.evidence.cases import is_finite
from grader.diagnosis.evidence.replay import Agreement, Budget, Replay, Spent, as_raised, compared, outcome_of
from grader.diagnosis.variants.fitted import MAX_CALLS, Telling, crossing, entry_of, is_short, telling, written
from grader.diagnosis.variants.variants import FITTED, Variant, Variants
from grader.failures import SubmissionError
from grader.results import Hint, Outcome
from grader.sandbox.calls import Call, arrays, passes_list
from grader.sandbox.session import Session

MAX_HINTS = 2
MAX_PAIRS = 60
ENOUGH = 3
"""Wrong calls that a misconception must explain where others fail in a way of their own."""


@dataclass(frozen=True)
class Checked:
    """What diagnosis needs to know of one check that was run: its exercise, its outcome, the calls it made.

    ``won_back`` is a check that would pass but for other exercises; ``repaired`` are the calls of the one that does not
    pass with these repaired either; ``compares`` says that the exercise's values are held against the only right ones.
    """

    exercise: str
    outcome: Outcome
    calls: tuple[Call, ...]
    won_back: bool = False
    repaired: tuple[Call, ...] = ()
    compares: bool = False

    @property
    def is_lost(self) -> bool:
        """Whether the exercise itself did not pass."""
        return self.outcome in ("failed", "broken") and not self.won_back


@dataclass(frozen=True)
class Named:
    """The mistakes of one exercise that were recognised; all of them are there, unless it is ``either``."""

    hints: tuple[Hint, ...]
    either: bool = False


def diagnose(
    checked: Sequence[Checked], reference: Reference, session: Session, variants: Variants | None
) -> dict[str, Named]:
    """What is named, by exercise: of those that lost points and whose mistake is recognised."""
    lossy = {one.exercise for one in checked if one.outcome in ("failed", "broken")}
    if variants is None or not lossy & variants.single.keys():
        return {}
    order = [name for name in reference.functions if name in lossy]
    calls: dict[str, list[Call]] = {}
    for call in (call for one in checked for call in one.calls):
        calls.setdefault(call.function, []).append(call)
    diagnosis = Diagnosis(reference, session, variants, lossy, calls)
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            for exercise in order:
                diagnosis.examine(exercise)
        except Spent:
            pass
        except Exception:
            # A hint is a courtesy: whatever goes wrong here, the marks stand and the report is written.
            pass
    return diagnosis.found


@dataclass(frozen=True)
class Base:
    """What a function is taken to build on: known mistakes of earlier functions, or the student's own functions."""

    known: tuple[Variant, ...] = ()
    own: tuple[str, ...] = ()


class Diagnosis:
    """One submission's search for the mistakes in it."""

    def __init__(
        self, reference: Reference, session: Session, variants: Variants, lossy: set[str], calls: dict[str, list[Call]]
    ) -> None:
        self.reference = reference
        self.session = session
        self.variants = variants
        self.lossy = lossy
        self.calls = calls
        self.budget = Budget()
        self.found: dict[str, Named] = {}
        self.explained: dict[str, Variant] = {}
        self.replays: dict[tuple[str, Base, Variant | None], Replay] = {}
        self.fits: dict[tuple[str, Base], list[Variant]] = {}

    def examine(self, exercise: str) -> None:
        """Look for the mistakes of one exercise; those that it builds on come before it."""
        calls = self.calls.get(exercise, [])
        if exercise not in self.variants.single or not calls or any(_is_hopeless(call) for call in calls):
            return
        self.session.begin_check()
        plain = self.replay(exercise, Base())
        order = sorted(range(len(calls)), key=lambda index: bool(plain.agreement(index)))
        bases = self.bases(exercise)
        if any(self.replay(exercise, base).matches(order) for base in bases):
            return  # right, or right given what it builds on
        for search in (self.alone, self.with_other_numbers, self.merged, self.side_by_side):
            if any(search(exercise, base, order) for base in bases):
                return
        if not self.in_order(exercise):
            any(self.but_for_something_else(exercise, base, order) for base in bases)

    def bases(self, exercise: str) -> list[Base]:
        """What to try, simplest first; the student's own functions only where their mistakes are not all known."""
        needed = self.variants.needed(exercise) & self.lossy & self.calls.keys()
        wrong = tuple(name for name in self.reference.functions if name in needed)
        known = tuple(self.explained[name] for name in wrong if name in self.explained)
        bases = [Base(), Base(known=known)] if known else [Base()]
        return bases if len(known) == len(wrong) else [*bases, Base(own=wrong)]

    def replay(self, exercise: str, base: Base, variant: Variant | None = None) -> Replay:
        """The exercise's function as this variant of it, or right, on top of ``base``; what was replayed is kept."""
        key = (exercise, base, variant)
        if key not in self.replays:
            variants = base.known if variant is None else (*base.known, variant)
            reference, outcome = self.variants.reference(variants), self.variants.outcome(variants)
            if base.own:
                reference = reference.replacing({name: self.student(name) for name in base.own})
                outcome = outcome_of
            self.replays[key] = Replay(reference, self.calls[exercise], self.budget, outcome)
        return self.replays[key]

    def student(self, name: str) -> Callable[..., Any]:
        """The student's function, called in the sandbox as the reference's code would call its own."""

        def call(*args: Any, **kwargs: Any) -> Any:
            self.budget.take_student_call()
            try:
                return arrays(self.session.call(name, args, kwargs))
            except SubmissionError as error:
                raise as_raised(error.failure) from None

        return call

    # Ways of searching: each returns whether it found the mistake

    def alone(self, exercise: str, base: Base, order: Sequence[int]) -> bool:
        """One misconception; or several that these calls do not tell apart."""
        variants = self.variants.single[exercise]
        return self.conclude(exercise, (v for v in variants if self.replay(exercise, base, v).matches(order)))

    def with_other_numbers(self, exercise: str, base: Base, order: Sequence[int]) -> bool:
        """One misconception with another number than the one that was written; a round number, if any fits."""
        fitted = [v for v in self.fitted(exercise, base, order) if self.replay(exercise, base, v).matches(order)]
        return self.conclude(exercise, iter([v for v in fitted if is_short(v.number)] or fitted))

    def fitted(self, exercise: str, base: Base, order: Sequence[int]) -> list[Variant]:
        """The misconceptions that have a parameter, with the numbers that fit the most telling value."""
        key = (exercise, base)
        if key not in self.fits:
            open_ = [variant for variant in self.variants.single[exercise] if variant.parameter is not None]
            right, calls = self.replay(exercise, base), self.calls[exercise]
            wrong = [index for index in order if open_ and not right.agreement(index).value]
            most = telling([(calls[index], right.ours(index)) for index in wrong[:MAX_CALLS]])
            self.fits[key] = [] if most is None else [one for v in open_ for one in self.fit(exercise, base, v, most)]
        return self.fits[key]

    def fit(self, exercise: str, base: Base, variant: Variant, most: Telling) -> Iterator[Variant]:
        """The variant with the number for which it gives the most telling value; none where there is no such number."""
        parameter, replay = variant.parameter, self.replay(exercise, base, variant.unfitted)
        assert parameter is not None

        def value(number: float) -> float:
            self.budget.take_replay()
            replay.reference.namespace[FITTED] = number
            ours = outcome_of(replay.reference, most.request)
            return math.nan if ours.error is not None else entry_of(ours.value, most.place)

        number = crossing(value, most.got, parameter.low, parameter.high)
        if number is not None:
            yield from map(variant.holding, written(number, most.is_alone))

    def merged(self, exercise: str, base: Base, order: Sequence[int]) -> bool:
        """Two misconceptions in different lines of the function."""
        for pair in self.variants.pairs(exercise):
            if self.replay(exercise, base, pair).matches(order):
                return self.conclude(exercise, iter([pair]))
        return False

    def side_by_side(self, exercise: str, base: Base, order: Sequence[int]) -> bool:
        """Two misconceptions that show in different calls, or one in the values and one in the arguments."""
        right = self.replay(exercise, base)
        tried = [(v, self.replay(exercise, base, v)) for v in self.variants.single[exercise]]
        if not any(_shares_mistake(right.agreement(order[0]), one.agreement(order[0])) for _, one in tried):
            return False
        tried = [(v, one) for v, one in tried if all(_may_hold(right, one, index) for index in order)]
        for (one, a), (other, b) in list(combinations(tried, 2))[:MAX_PAIRS]:
            if _cover(a, b, order) and not a.matches(order) and not b.matches(order):
                return self.conclude(exercise, iter([Variant((*one.mistakes, *other.mistakes), "")]))
        return False

    def in_order(self, exercise: str) -> bool:
        """One misconception that keeps something from call to call: everything is replayed as it happened."""
        variants = (variant for variant in self.variants.single[exercise] if variant.keeps_state)
        return self.conclude(exercise, (variant for variant in variants if self.repeats(exercise, variant)))

    def but_for_something_else(self, exercise: str, base: Base, order: Sequence[int]) -> bool:
        """One misconception in every call that it can explain; in the others something unrelated goes wrong."""
        right, calls = self.replay(exercise, base), self.calls[exercise]

        def holds(variant: Variant) -> bool:
            replay = self.replay(exercise, base, variant)
            excused = 0
            for index in order:
                if not replay.agreement(index).value:
                    excused += 1
                    if right.agreement(index).value or not _is_excused(calls[index]):
                        return False
            explained = [i for i in order if not right.agreement(i).value and replay.agreement(i).value]
            told = sum(calls[index].failure is None and is_finite(calls[index].value) for index in explained)
            return told >= ENOUGH and told > excused

        known = [*self.variants.single[exercise], *self.fitted(exercise, base, order)]
        return self.conclude(exercise, (variant for variant in known if holds(variant)))

    def repeats(self, exercise: str, variant: Variant) -> bool:
        """Whether this variant, from its first call on, gives what the student gave wherever a check asked for it."""
        fresh = self.variants.reference((variant,)).replacing({})
        asked = {call.request: deque[Call]() for call in self.calls[exercise]}
        for call in self.calls[exercise]:
            asked[call.request].append(call)
        for request in self.session.replies.made:
            self.budget.take_replay()
            ours = outcome_of(fresh, request)
            if asked.get(request) and not compared(ours, asked[request].popleft()):
                return False
        return True

    def conclude(self, exercise: str, hits: Iterator[Variant]) -> bool:
        variants = list(hits)
        if not variants:
            return False
        mistakes: dict[str, Misconception] = {}
        for mistake in (mistake for variant in variants for mistake in variant.mistakes):
            mistakes.setdefault(mistake.name, mistake)
        hints = tuple(mistake.hint for mistake in mistakes.values())
        self.found[exercise] = Named(hints[:MAX_HINTS], either=len(variants) > 1 and len(hints) > 1)
        if variants[0].code:
            self.explained[exercise] = variants[0]
        return True


def _is_excused(call: Call) -> bool:
    """A call that fails in a way of its own: an exception for a list, an overflow, the rounding of float32."""
    if call.failure is not None:
        return call.failure.kind == "raised" and passes_list(call.request)
    return call.takes_float32 or not is_finite(call.value)


def _is_hopeless(call: Call) -> bool:
    """A call that failed as no variant can."""
    return call.failure is not None and call.failure.kind not in ("raised", "unsupported")


def _shares_mistake(right: Agreement, variant: Agreement) -> bool:
    """Where the student errs, the variant errs alike."""
    return (not right.value and variant.value) or (not right.changes and variant.changes)


def _may_hold(right: Replay, variant: Replay, index: int) -> bool:
    """A variant holds only if it does nothing wrong where the student does not."""
    student, wrong = right.agreement(index), variant.agreement(index)
    return (wrong.value or not student.value) and (wrong.changes or not student.changes)


def _cover(one: Replay, other: Replay, order: Sequence[int]) -> bool:
    """Whether two variants together account for every call."""
    for index in order:
        a, b = one.agreement(index), other.agreement(index)
        if not ((a.value or b.value) and (a.changes or b.changes)):
            return False
    return True
