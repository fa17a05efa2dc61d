"""Diagnosis: which misconception a submission's values show.

The calls that the checks recorded are replayed against wrong variants of the reference. A hint is given only when a
variant agrees with the submission on *every* recorded call of the function: values, changed arguments, exceptions.
Variants are tried alone, then in pairs, each time also on top of what the student built before: earlier functions whose
mistake is already known (as variants), and the student's own (called in the sandbox). Variants that no recorded
call tells apart are both named, by name, at most :data:`MAX_HINTS`. Work is bounded by counts, so a report is the same
on every machine; a score never depends on it.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from itertools import combinations
from typing import Any

import numpy as np

from grader.asserts import ATOL, FLOAT32, RTOL
from grader.failures import SubmissionError
from grader.follow import arrays
from grader.marking import Marked, reference_session
from grader.misconceptions import Misconception
from grader.reference import Reference
from grader.submission import Call, Session
from grader.values import Failure, Hint

MAX_HINTS = 2
MAX_PAIRS = 60
MAX_REPLAYS = 2000
MAX_STUDENT_CALLS = 2000


class Spent(Exception):
    """The work that one submission is worth has been done."""


@dataclass(frozen=True)
class Variant:
    """One misconception of a function, or two at once: the code to run after the reference."""

    mistakes: tuple[Misconception, ...]
    code: str

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(mistake.name for mistake in self.mistakes)


class Variants:
    """The variants of one assignment's functions; each is compiled once, when it is first needed."""

    def __init__(self, name: str, source: str, misconceptions: Sequence[Misconception]) -> None:
        self.name = name
        self.source = source
        self.single: dict[str, list[Variant]] = {}
        for one in misconceptions:
            self.single.setdefault(one.exercise, []).append(Variant((one,), one.code))
        self._paired: dict[str, list[Variant]] = {}
        self._references: dict[tuple[str, ...], Reference] = {}

    def pairs(self, exercise: str) -> list[Variant]:
        """Two variants of one function merged into one, where their changes do not touch."""
        if exercise not in self._paired:
            pairs = combinations(self.single[exercise], 2)
            merged = [self._merged(exercise, one, other) for one, other in pairs]
            self._paired[exercise] = [pair for pair in merged if pair is not None][:MAX_PAIRS]
        return self._paired[exercise]

    def _merged(self, exercise: str, one: Variant, other: Variant) -> Variant | None:
        base, ours, theirs = (_function_lines(code, exercise) for code in (self.source, one.code, other.code))
        lines = merged_lines(base, ours, theirs) if base and ours and theirs else None
        return Variant((*one.mistakes, *other.mistakes), "\n".join(lines)) if lines else None

    def reference(self, variants: Sequence[Variant]) -> Reference:
        """The reference in which these variants have been run."""
        key = tuple(name for variant in variants for name in variant.names)
        if key not in self._references:
            source = "\n\n".join([self.source, *(variant.code for variant in variants)])
            self._references[key] = Reference(self.name, compile(source, "<variant>", "exec", dont_inherit=True))
        return self._references[key]


def _function_lines(code: str, name: str) -> list[str]:
    """The lines of a function, written in one way whoever wrote it; none if the code only assigns it."""
    for node in ast.parse(code).body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            if ast.get_docstring(node) is not None:
                node.body = node.body[1:] or [ast.Pass()]
            return ast.unparse(node).splitlines()
    return []


def merged_lines(base: list[str], ours: list[str], theirs: list[str]) -> list[str] | None:
    """Both changes of ``base`` at once; None where they touch the same lines."""
    changes = sorted((*_changes(base, ours), *_changes(base, theirs)), key=lambda change: change[:2])
    for (_, end, _), (start, _, _) in zip(changes, changes[1:], strict=False):
        if start <= end:
            return None
    merged = list(base)
    for start, end, lines in reversed(changes):
        merged[start:end] = lines
    return merged


def _changes(base: list[str], other: list[str]) -> list[tuple[int, int, list[str]]]:
    opcodes = SequenceMatcher(None, base, other, autojunk=False).get_opcodes()
    return [(i, j, other[k:m]) for tag, i, j, k, m in opcodes if tag != "equal"]


@dataclass
class Budget:
    """What is left of the work for one submission."""

    replays: int = MAX_REPLAYS
    student_calls: int = MAX_STUDENT_CALLS

    def take_replay(self) -> None:
        self.replays -= 1
        if self.replays < 0 or self.student_calls < 0:
            raise Spent

    def take_student_call(self) -> None:
        self.student_calls -= 1
        if self.student_calls < 0:
            raise Spent


@dataclass(frozen=True)
class Agreement:
    """Whether two accounts of one call agree: in what came back, and in the arguments that were changed."""

    value: bool
    changes: bool

    def __bool__(self) -> bool:
        return self.value and self.changes


@dataclass
class Replay:
    """A function of some reference, compared with the student's own on the calls that the checks made."""

    function: str
    reference: Reference
    calls: Sequence[Call]
    budget: Budget
    known: dict[int, Agreement] = field(default_factory=dict)

    @cached_property
    def session(self) -> Session:
        session = reference_session(self.reference)
        session.load()
        return session

    def agreement(self, index: int) -> Agreement:
        """How far the student agrees with it on one call."""
        if index not in self.known:
            self.budget.take_replay()
            self.known[index] = self._compared(self.calls[index])
        return self.known[index]

    def _compared(self, call: Call) -> Agreement:
        try:
            value, changed = self.session.answer(self.function, call.request)
        except SubmissionError as error:
            return Agreement(_same_failure(call.failure, error.failure), call.changed == ())
        if call.failure is not None:
            return Agreement(False, changed == ())
        return Agreement(same_values(call.value, value, **_tolerances(call)), call.changed == changed)

    def matches(self, order: Sequence[int]) -> bool:
        """Whether they agree on every call; ``order`` is that of looking."""
        return all(self.agreement(index) for index in order)


def _same_failure(one: Failure | None, other: Failure) -> bool:
    """The same exception of Python's own, or a result of the same kind that cannot be sent."""
    if one is None or one.kind != other.kind or one.kind not in ("raised", "unsupported"):
        return False
    return one.data["type"] == other.data["type"] and one.data.get("builtin") is not False


def _tolerances(call: Call) -> dict[str, float]:
    """Those of the assert helpers; float32 arguments have their own."""
    return FLOAT32 if _has_float32(call.arguments()) else {"rtol": RTOL, "atol": ATOL}


def _has_float32(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_has_float32(item) for item in value.values())
    if isinstance(value, tuple | list):
        return any(_has_float32(item) for item in value)
    return isinstance(value, np.ndarray | np.generic) and value.dtype == np.float32


def same_values(one: Any, other: Any, rtol: float = RTOL, atol: float = ATOL) -> bool:
    """Equal shapes and close numbers, however nested; NaN and infinity equal themselves."""
    if isinstance(one, dict) or isinstance(other, dict):
        return (
            isinstance(one, dict)
            and isinstance(other, dict)
            and one.keys() == other.keys()
            and all(same_values(one[key], other[key], rtol, atol) for key in one)
        )
    a, b = _numbers(one), _numbers(other)
    if a is not None and b is not None:
        return a.shape == b.shape and bool(np.isclose(a, b, rtol=rtol, atol=atol, equal_nan=True).all())
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(lambda x, y: same_values(x, y, rtol, atol), one, other))
    return a is None and b is None and type(one) is type(other) and bool(one == other)


def _numbers(value: Any) -> np.ndarray | None:
    """A value as an array of numbers; None if it is none."""
    try:
        array = np.asarray(value)
    except ValueError:
        return None
    return array if array.dtype.kind in "biufc" else None


def diagnose(
    marked: Sequence[Marked], reference: Reference, session: Session, variants: Variants | None
) -> dict[str, tuple[Hint, ...]]:
    """Hints by exercise, for the exercises that lost points and whose mistake is recognised."""
    lossy = {one.exercise for one in marked if one.result.outcome in ("failed", "broken")}
    if variants is None or not lossy & variants.single.keys():
        return {}
    order = [name for name in reference.functions if name in lossy]
    diagnosis = Diagnosis(reference, session, variants, lossy, _calls(marked))
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
    return {name: tuple(one.hint for one in mistakes[:MAX_HINTS]) for name, mistakes in diagnosis.found.items()}


def _calls(marked: Sequence[Marked]) -> dict[str, list[Call]]:
    """Every recorded call by its function, in the order of the checks."""
    calls: dict[str, list[Call]] = {}
    for one in marked:
        for call in one.calls:
            calls.setdefault(call.function, []).append(call)
    return calls


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
        self.found: dict[str, tuple[Misconception, ...]] = {}
        self.explained: dict[str, Variant] = {}

    def examine(self, exercise: str) -> None:
        """Look for the mistakes of one exercise; those that it builds on come before it."""
        calls = self.calls.get(exercise, [])
        if exercise not in self.variants.single or not calls or any(_is_hopeless(call) for call in calls):
            return
        self.session.begin_check()
        plain = self.replay(exercise, Base(), ())
        order = sorted(range(len(calls)), key=lambda index: bool(plain.agreement(index)))
        bases = self.bases(exercise)
        if any(self.replay(exercise, base, ()).matches(order) for base in bases):
            return  # right, or right given what it builds on
        for search in (self.alone, self.merged, self.side_by_side):
            for base in bases:
                if search(exercise, base, order):
                    return

    def bases(self, exercise: str) -> list[Base]:
        """What to try, simplest first."""
        needed = self.reference.dependencies(exercise)
        wrong = tuple(name for name in self.reference.functions if name in needed & self.lossy & self.calls.keys())
        known = tuple(self.explained[name] for name in wrong if name in self.explained)
        return [Base(), *([Base(known=known)] if known else []), *([Base(own=wrong)] if wrong else [])]

    def replay(self, exercise: str, base: Base, variants: tuple[Variant, ...]) -> Replay:
        reference = self.variants.reference((*base.known, *variants))
        if base.own:
            reference = reference.replacing({name: self.student(name) for name in base.own})
        return Replay(exercise, reference, self.calls[exercise], self.budget)

    def student(self, name: str) -> Callable[..., Any]:
        """The student's function, called in the sandbox as the reference's code would call its own."""

        def call(*args: Any, **kwargs: Any) -> Any:
            self.budget.take_student_call()
            return arrays(self.session.call(name, args, kwargs))

        return call

    # Ways of searching: each returns whether it found the mistake

    def alone(self, exercise: str, base: Base, order: Sequence[int]) -> bool:
        """One misconception; or several that these calls do not tell apart."""
        variants = self.variants.single[exercise]
        return self.conclude(exercise, (v for v in variants if self.replay(exercise, base, (v,)).matches(order)))

    def merged(self, exercise: str, base: Base, order: Sequence[int]) -> bool:
        """Two misconceptions in different lines of the function."""
        for pair in self.variants.pairs(exercise):
            if self.replay(exercise, base, (pair,)).matches(order):
                return self.conclude(exercise, iter([pair]))
        return False

    def side_by_side(self, exercise: str, base: Base, order: Sequence[int]) -> bool:
        """Two misconceptions that show in different calls, or one in the values and one in the arguments."""
        right = self.replay(exercise, base, ())
        tried = [(v, self.replay(exercise, base, (v,))) for v in self.variants.single[exercise]]
        if not any(_shares_mistake(right.agreement(order[0]), one.agreement(order[0])) for _, one in tried):
            return False
        tried = [(v, one) for v, one in tried if all(_may_hold(right, one, index) for index in order)]
        for (one, a), (other, b) in list(combinations(tried, 2))[:MAX_PAIRS]:
            if _cover(a, b, order) and not a.matches(order) and not b.matches(order):
                return self.conclude(exercise, iter([Variant((*one.mistakes, *other.mistakes), "")]))
        return False

    def conclude(self, exercise: str, hits: Iterator[Variant]) -> bool:
        variants = list(hits)
        if not variants:
            return False
        self.found[exercise] = tuple(mistake for variant in variants for mistake in variant.mistakes)
        if variants[0].code:
            self.explained[exercise] = variants[0]
        return True


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
